/// The whole API on localhost: the functions' own handlers behind an HTTP server that behaves as
/// API Gateway does.
@NullMarked
package io.dialplane.local;

import org.jspecify.annotations.NullMarked;
