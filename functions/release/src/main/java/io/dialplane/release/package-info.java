/// Giving numbers back.
@NullMarked
package io.dialplane.release;

import org.jspecify.annotations.NullMarked;
