/// What has happened, for an organisation's own eyes.
@NullMarked
package io.dialplane.events;

import org.jspecify.annotations.NullMarked;
