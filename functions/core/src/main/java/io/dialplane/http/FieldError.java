package io.dialplane.http;

/// One bad field of a request and what would be right.
public record FieldError(String field, String message) {}
