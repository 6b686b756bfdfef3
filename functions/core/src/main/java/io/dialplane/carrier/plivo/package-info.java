/// Plivo, API v1. It publishes no OpenAPI document; its words are those of its own SDKs and their
/// test fixtures (plivo/plivo-java, 2026-06-12).
@NullMarked
package io.dialplane.carrier.plivo;

import org.jspecify.annotations.NullMarked;
