/// Finding numbers for sale.
@NullMarked
package io.dialplane.search;

import org.jspecify.annotations.NullMarked;
