/// Carriers as callers: the requests that they would send, signed as they sign them. Written apart
/// from what checks them.
@NullMarked
package io.dialplane.testkit.calls;

import org.jspecify.annotations.NullMarked;
