/// What the carriers' REST adapters share: one way to ask, one way to act, one way to sort what
/// came back.
@NullMarked
package io.dialplane.carrier.rest;

import org.jspecify.annotations.NullMarked;
