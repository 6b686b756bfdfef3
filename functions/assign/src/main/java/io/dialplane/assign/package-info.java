/// Pointing numbers at agents.
@NullMarked
package io.dialplane.assign;

import org.jspecify.annotations.NullMarked;
