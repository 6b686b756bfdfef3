package io.dialplane.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The area codes that searches are widened over: real codes, cities, states and rate centers.
/// Neighbours stand in the order of their closeness. Facts of the North American Numbering Plan.
public final class AreaCodes {
  /// Codes whose calls the called party pays.
  public static final List<String> TOLL_FREE =
      List.of("800", "833", "844", "855", "866", "877", "888");

  private static final String TABLE =
      """
      415|San Francisco|CA|SNFC CNTRL|510 650 408
      628|San Francisco|CA|SNFC CNTRL|510 650 408
      510|Oakland|CA|OAKLAND|415 628 925 408
      341|Oakland|CA|OAKLAND|415 628 925 408
      650|Palo Alto|CA|PALO ALTO|408 415 628 510
      408|San Jose|CA|SNJS WEST|650 510 415
      669|San Jose|CA|SNJS WEST|650 510 415
      925|Concord|CA|CONCORD|510 415 916
      916|Sacramento|CA|SCRM MAIN|925 510 415
      213|Los Angeles|CA|LSAN DA 01|310 424 818
      323|Los Angeles|CA|LSAN DA 01|310 424 818
      310|Beverly Hills|CA|BEVERLYHLS|213 323 818
      424|Beverly Hills|CA|BEVERLYHLS|213 323 818
      818|Burbank|CA|BURBANK|213 323 310 424
      619|San Diego|CA|SNDG SNDG|949
      949|Irvine|CA|IRVINE|213 619
      212|New York|NY|NWYRCYZN01|718 347 201
      646|New York|NY|NWYRCYZN01|718 347 201
      332|New York|NY|NWYRCYZN01|718 347 201
      718|Brooklyn|NY|NWYRCYZN08|212 646 332 201
      347|Brooklyn|NY|NWYRCYZN08|212 646 332 201
      716|Buffalo|NY|BUFFALO|412
      201|Jersey City|NJ|JERSEYCITY|973 212 646
      973|Newark|NJ|NEWARK|201 212 646
      215|Philadelphia|PA|PHILA|267 973 302
      267|Philadelphia|PA|PHILA|215 973 302
      412|Pittsburgh|PA|PITTSBURGH|614 716
      302|Wilmington|DE|WILMINGTON|215 267 410
      410|Baltimore|MD|BALTIMORE|202 301 302
      301|Bethesda|MD|BETHESDA|202 703 410
      202|Washington|DC|WSHNGTNZN1|703 301 410
      703|Arlington|VA|ARLINGTON|202 301
      617|Boston|MA|BOSTON|857 401 603
      857|Boston|MA|BOSTON|617 401 603
      401|Providence|RI|PROVIDENCE|617 857
      603|Manchester|NH|MANCHESTER|617 857 207
      207|Portland|ME|PORTLAND|603
      203|New Haven|CT|NEW HAVEN|212 401
      305|Miami|FL|MIAMI|786 954 407
      786|Miami|FL|MIAMI|305 954 407
      954|Fort Lauderdale|FL|FTLAUDERDL|305 786 407
      407|Orlando|FL|ORLANDO|813 904 954
      813|Tampa|FL|TAMPACEN|407 904
      904|Jacksonville|FL|JACKSONVL|407 912
      404|Atlanta|GA|ATLANTA|470 678 912
      470|Atlanta|GA|ATLANTA|404 678 912
      678|Atlanta|GA|ATLANTA|404 470 912
      912|Savannah|GA|SAVANNAH|904 404
      704|Charlotte|NC|CHARLOTTE|919 404
      919|Raleigh|NC|RALEIGH|704 703
      615|Nashville|TN|NASHVILLE|901 502
      901|Memphis|TN|MEMPHIS|615
      502|Louisville|KY|LOUISVILLE|615 317
      614|Columbus|OH|COLUMBUS|216 412 317
      216|Cleveland|OH|CLEVELAND|614 412 313
      313|Detroit|MI|DETROITZN1|216 312
      317|Indianapolis|IN|INDIANAPLS|502 614 312
      312|Chicago|IL|CHICAGO|872 773 414
      872|Chicago|IL|CHICAGO|312 773 414
      773|Chicago|IL|CHICAGO|312 872 414
      414|Milwaukee|WI|MILWAUKEE|312 872 612
      612|Minneapolis|MN|TWINCITIES|651 414
      651|Saint Paul|MN|TWINCITIES|612 414
      314|Saint Louis|MO|SAINTLOUIS|816 312
      816|Kansas City|MO|KANSASCITY|314
      504|New Orleans|LA|NEWORLEANS|713 281
      512|Austin|TX|AUSTIN|737 210 713
      737|Austin|TX|AUSTIN|512 210 713
      210|San Antonio|TX|SANANTONIO|512 737 713
      214|Dallas|TX|DALLAS|469 972 817
      469|Dallas|TX|DALLAS|214 972 817
      972|Dallas|TX|DALLAS|214 469 817
      817|Fort Worth|TX|FORTWORTH|214 469 972
      713|Houston|TX|HOUSTON|281 832 512
      281|Houston|TX|HOUSTON|713 832 512
      832|Houston|TX|HOUSTON|713 281 512
      303|Denver|CO|DENVER|720 801
      720|Denver|CO|DENVER|303 801
      801|Salt Lake City|UT|SALT LAKE|303 702
      702|Las Vegas|NV|LAS VEGAS|602 213
      602|Phoenix|AZ|PHOENIX|480 702
      480|Scottsdale|AZ|PHOENIX|602 702
      503|Portland|OR|PORTLAND|971 206
      971|Portland|OR|PORTLAND|503 206
      206|Seattle|WA|SEATTLE|425 503
      425|Bellevue|WA|BELLEVUE|206 503
      808|Honolulu|HI|HONOLULU|415
      """;

  private static final class Loaded {
    static final Map<String, AreaCode> CODES = new LinkedHashMap<>();
    static final Map<String, List<String>> NEIGHBOURS = new LinkedHashMap<>();

    static {
      TABLE
          .lines()
          .forEach(
              line -> {
                AreaCode code = AreaCode.parse(line);
                CODES.put(code.code(), code);
                NEIGHBOURS.put(
                    code.code(), List.of(line.substring(line.lastIndexOf('|') + 1).split(" ", -1)));
              });
    }
  }

  private AreaCodes() {}

  /// Every geographic code, in the order of the table.
  public static List<AreaCode> all() {
    return List.copyOf(Loaded.CODES.values());
  }

  public static Optional<AreaCode> find(String code) {
    return Optional.ofNullable(Loaded.CODES.get(code));
  }

  /// Adjoining codes, the closest first.
  public static List<AreaCode> neighbours(String code) {
    return Loaded.NEIGHBOURS.getOrDefault(code, List.of()).stream()
        .flatMap(neighbour -> find(neighbour).stream())
        .toList();
  }
}
