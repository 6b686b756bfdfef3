/// Buying numbers.
@NullMarked
package io.dialplane.purchase;

import org.jspecify.annotations.NullMarked;
