/// Whatever no other route takes.
@NullMarked
package io.dialplane.fallback;

import org.jspecify.annotations.NullMarked;
