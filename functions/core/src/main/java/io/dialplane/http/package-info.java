/// Events in, answers out: authentication, scopes, idempotency, parsing and problem bodies, the
/// same for every operation.
@NullMarked
package io.dialplane.http;

import org.jspecify.annotations.NullMarked;
