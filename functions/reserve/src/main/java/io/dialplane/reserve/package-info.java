/// Holding numbers.
@NullMarked
package io.dialplane.reserve;

import org.jspecify.annotations.NullMarked;
