/// The store on DynamoDB: the enhanced client reads and maps, transactions are built by hand from
/// the same maps.
@NullMarked
package io.dialplane.dynamodb;

import org.jspecify.annotations.NullMarked;
