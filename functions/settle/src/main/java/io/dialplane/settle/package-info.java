/// Due work: undecided purchases, open releases, renewals, ended holds, and what is looked after
/// once a day.
@NullMarked
package io.dialplane.settle;

import org.jspecify.annotations.NullMarked;
