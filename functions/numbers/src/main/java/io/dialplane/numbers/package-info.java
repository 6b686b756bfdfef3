/// Owned numbers: list, read, edit.
@NullMarked
package io.dialplane.numbers;

import org.jspecify.annotations.NullMarked;
