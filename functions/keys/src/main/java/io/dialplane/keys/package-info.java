/// Organisations and keys, for operators.
@NullMarked
package io.dialplane.keys;

import org.jspecify.annotations.NullMarked;
