/// The carrier that ships with the product, for trying and testing: real area codes, lines that
/// nobody can be assigned, and magic numbers for every outcome.
@NullMarked
package io.dialplane.carrier.sandbox;

import org.jspecify.annotations.NullMarked;
