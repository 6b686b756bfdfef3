/// Telnyx, API v2. Its own words are in its OpenAPI document (team-telnyx/openapi, 2026-07-16) and
/// its list of error codes.
@NullMarked
package io.dialplane.carrier.telnyx;

import org.jspecify.annotations.NullMarked;
