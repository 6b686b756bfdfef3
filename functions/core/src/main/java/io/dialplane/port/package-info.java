/// What the decisions need from outside, each with its promise.
@NullMarked
package io.dialplane.port;

import org.jspecify.annotations.NullMarked;
