/// The nightly audit: holds the tables against each other and changes nothing.
@NullMarked
package io.dialplane.audit;

import org.jspecify.annotations.NullMarked;
