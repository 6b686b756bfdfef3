/// Puts the parts together, by plain constructors; the only reader of the environment.
@NullMarked
package io.dialplane.wiring;

import org.jspecify.annotations.NullMarked;
