/// Carriers on localhost: one stateful HTTP stand-in for each, which behaves as the carrier is
/// known to, misbehaves as it is told to, and holds every request against the carrier's own OpenAPI
/// document.
@NullMarked
package io.dialplane.testkit.standin;

import org.jspecify.annotations.NullMarked;
