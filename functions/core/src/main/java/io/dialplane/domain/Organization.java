package io.dialplane.domain;

import java.time.Instant;

/// A customer of this deployment. `cursorSecret` (base64url) signs its cursors; every key of it
/// carries a copy, so that no request reads it apart.
public record Organization(String id, String name, String cursorSecret, Instant createdAt) {}
