/// Checks against the real carriers, off unless they are asked for.
@NullMarked
package io.dialplane.live;

import org.jspecify.annotations.NullMarked;
