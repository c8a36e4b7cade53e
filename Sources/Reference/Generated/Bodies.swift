// swift-format-ignore-file
// Written by deploy/generate-reference from sql/reference/*.csv; change those and run it again.

extension NationalTables {
  /// Every body that is or was, with the days on which its code stands.
  ///
  /// A line: `code|kind|name|first day|first day no more`.
  static let bodies = #"""
    00C|ccg|NHS Darlington CCG|2013-04-01|2020-04-01
    00D|ccg|NHS Durham Dales, Easington and Sedgefield CCG|2013-04-01|2020-04-01
    00F|ccg|NHS Gateshead CCG|2013-04-01|2015-04-01
    00G|ccg|NHS Newcastle North and East CCG|2013-04-01|2015-04-01
    00H|ccg|NHS Newcastle West CCG|2013-04-01|2015-04-01
    00J|ccg|NHS North Durham CCG|2013-04-01|2020-04-01
    00K|ccg|NHS Hartlepool and Stockton-on-Tees CCG|2013-04-01|2020-04-01
    00L|ccg|NHS Northumberland CCG|2013-04-01|2022-07-01
    00M|ccg|NHS South Tees CCG|2013-04-01|2020-04-01
    00N|ccg|NHS South Tyneside CCG|2013-04-01|2022-07-01
    00P|ccg|NHS Sunderland CCG|2013-04-01|2022-07-01
    00Q|ccg|NHS Blackburn with Darwen CCG|2013-04-01|2022-07-01
    00R|ccg|NHS Blackpool CCG|2013-04-01|2022-07-01
    00T|ccg|NHS Bolton CCG|2013-04-01|2022-07-01
    00V|ccg|NHS Bury CCG|2013-04-01|2022-07-01
    00W|ccg|NHS Central Manchester CCG|2013-04-01|2017-04-01
    00X|ccg|NHS Chorley and South Ribble CCG|2013-04-01|2022-07-01
    00Y|ccg|NHS Oldham CCG|2013-04-01|2022-07-01
    01A|ccg|NHS East Lancashire CCG|2013-04-01|2022-07-01
    01C|ccg|NHS Eastern Cheshire CCG|2013-04-01|2020-04-01
    01D|ccg|NHS Heywood, Middleton and Rochdale CCG|2013-04-01|2022-07-01
    01E|ccg|NHS Greater Preston CCG|2013-04-01|2022-07-01
    01F|ccg|NHS Halton CCG|2013-04-01|2022-07-01
    01G|ccg|NHS Salford CCG|2013-04-01|2022-07-01
    01H|ccg|NHS North Cumbria CCG|2013-04-01|2022-07-01
    01J|ccg|NHS Knowsley CCG|2013-04-01|2022-07-01
    01K|ccg|NHS Morecambe Bay CCG|2013-04-01|2022-07-01
    01M|ccg|NHS North Manchester CCG|2013-04-01|2017-04-01
    01N|ccg|NHS South Manchester CCG|2013-04-01|2017-04-01
    01R|ccg|NHS South Cheshire CCG|2013-04-01|2020-04-01
    01T|ccg|NHS South Sefton CCG|2013-04-01|2022-07-01
    01V|ccg|NHS Southport and Formby CCG|2013-04-01|2022-07-01
    01W|ccg|NHS Stockport CCG|2013-04-01|2022-07-01
    01X|ccg|NHS St Helens CCG|2013-04-01|2022-07-01
    01Y|ccg|NHS Tameside and Glossop CCG|2013-04-01|2022-07-01
    02A|ccg|NHS Trafford CCG|2013-04-01|2022-07-01
    02D|ccg|NHS Vale Royal CCG|2013-04-01|2020-04-01
    02E|ccg|NHS Warrington CCG|2013-04-01|2022-07-01
    02F|ccg|NHS West Cheshire CCG|2013-04-01|2020-04-01
    02G|ccg|NHS West Lancashire CCG|2013-04-01|2022-07-01
    02H|ccg|NHS Wigan Borough CCG|2013-04-01|2022-07-01
    02M|ccg|NHS Fylde and Wyre CCG|2013-04-01|2022-07-01
    02N|ccg|NHS Airedale, Wharfedale and Craven CCG|2013-04-01|2020-04-01
    02P|ccg|NHS Barnsley CCG|2013-04-01|2022-07-01
    02Q|ccg|NHS Bassetlaw CCG|2013-04-01|2022-07-01
    02R|ccg|NHS Bradford Districts CCG|2013-04-01|2020-04-01
    02T|ccg|NHS Calderdale CCG|2013-04-01|2022-07-01
    02V|ccg|NHS Leeds North CCG|2013-04-01|2018-04-01
    02W|ccg|NHS Bradford City CCG|2013-04-01|2020-04-01
    02X|ccg|NHS Doncaster CCG|2013-04-01|2022-07-01
    02Y|ccg|NHS East Riding of Yorkshire CCG|2013-04-01|2022-07-01
    03A|ccg|NHS Greater Huddersfield CCG|2013-04-01|2021-04-01
    03C|ccg|NHS Leeds West CCG|2013-04-01|2018-04-01
    03D|ccg|NHS Hambleton, Richmondshire and Whitby CCG|2013-04-01|2020-04-01
    03E|ccg|NHS Harrogate and Rural District CCG|2013-04-01|2020-04-01
    03F|ccg|NHS Hull CCG|2013-04-01|2022-07-01
    03G|ccg|NHS Leeds South and East CCG|2013-04-01|2018-04-01
    03H|ccg|NHS North East Lincolnshire CCG|2013-04-01|2022-07-01
    03J|ccg|NHS North Kirklees CCG|2013-04-01|2021-04-01
    03K|ccg|NHS North Lincolnshire CCG|2013-04-01|2022-07-01
    03L|ccg|NHS Rotherham CCG|2013-04-01|2022-07-01
    03M|ccg|NHS Scarborough and Ryedale CCG|2013-04-01|2020-04-01
    03N|ccg|NHS Sheffield CCG|2013-04-01|2022-07-01
    03Q|ccg|NHS Vale of York CCG|2013-04-01|2022-07-01
    03R|ccg|NHS Wakefield CCG|2013-04-01|2022-07-01
    03T|ccg|NHS Lincolnshire East CCG|2013-04-01|2020-04-01
    03V|ccg|NHS Corby CCG|2013-04-01|2020-04-01
    03W|ccg|NHS East Leicestershire and Rutland CCG|2013-04-01|2022-07-01
    03X|ccg|NHS Erewash CCG|2013-04-01|2019-04-01
    03Y|ccg|NHS Hardwick CCG|2013-04-01|2019-04-01
    04C|ccg|NHS Leicester City CCG|2013-04-01|2022-07-01
    04D|ccg|NHS Lincolnshire West CCG|2013-04-01|2020-04-01
    04E|ccg|NHS Mansfield and Ashfield CCG|2013-04-01|2020-04-01
    04F|ccg|NHS Milton Keynes CCG|2013-04-01|2021-04-01
    04G|ccg|NHS Nene CCG|2013-04-01|2020-04-01
    04H|ccg|NHS Newark and Sherwood CCG|2013-04-01|2020-04-01
    04J|ccg|NHS North Derbyshire CCG|2013-04-01|2019-04-01
    04K|ccg|NHS Nottingham City CCG|2013-04-01|2020-04-01
    04L|ccg|NHS Nottingham North and East CCG|2013-04-01|2020-04-01
    04M|ccg|NHS Nottingham West CCG|2013-04-01|2020-04-01
    04N|ccg|NHS Rushcliffe CCG|2013-04-01|2020-04-01
    04Q|ccg|NHS South West Lincolnshire CCG|2013-04-01|2020-04-01
    04R|ccg|NHS Southern Derbyshire CCG|2013-04-01|2019-04-01
    04V|ccg|NHS West Leicestershire CCG|2013-04-01|2022-07-01
    04X|ccg|NHS Birmingham South and Central CCG|2013-04-01|2018-04-01
    04Y|ccg|NHS Cannock Chase CCG|2013-04-01|2022-07-01
    05A|ccg|NHS Coventry and Rugby CCG|2013-04-01|2021-04-01
    05C|ccg|NHS Dudley CCG|2013-04-01|2021-04-01
    05D|ccg|NHS East Staffordshire CCG|2013-04-01|2022-07-01
    05F|ccg|NHS Herefordshire CCG|2013-04-01|2020-04-01
    05G|ccg|NHS North Staffordshire CCG|2013-04-01|2022-07-01
    05H|ccg|NHS Warwickshire North CCG|2013-04-01|2021-04-01
    05J|ccg|NHS Redditch and Bromsgrove CCG|2013-04-01|2020-04-01
    05L|ccg|NHS Sandwell and West Birmingham CCG|2013-04-01|2021-04-01
    05N|ccg|NHS Shropshire CCG|2013-04-01|2021-04-01
    05P|ccg|NHS Solihull CCG|2013-04-01|2018-04-01
    05Q|ccg|NHS South East Staffordshire and Seisdon Peninsula CCG|2013-04-01|2022-07-01
    05R|ccg|NHS South Warwickshire CCG|2013-04-01|2021-04-01
    05T|ccg|NHS South Worcestershire CCG|2013-04-01|2020-04-01
    05V|ccg|NHS Stafford and Surrounds CCG|2013-04-01|2022-07-01
    05W|ccg|NHS Stoke on Trent CCG|2013-04-01|2022-07-01
    05X|ccg|NHS Telford and Wrekin CCG|2013-04-01|2021-04-01
    05Y|ccg|NHS Walsall CCG|2013-04-01|2021-04-01
    06A|ccg|NHS Wolverhampton CCG|2013-04-01|2021-04-01
    06D|ccg|NHS Wyre Forest CCG|2013-04-01|2020-04-01
    06F|ccg|NHS Bedfordshire CCG|2013-04-01|2021-04-01
    06H|ccg|NHS Cambridgeshire and Peterborough CCG|2013-04-01|2022-07-01
    06K|ccg|NHS East and North Hertfordshire CCG|2013-04-01|2022-07-01
    06L|ccg|NHS Ipswich and East Suffolk CCG|2013-04-01|2022-07-01
    06M|ccg|NHS Great Yarmouth and Waveney CCG|2013-04-01|2020-04-01
    06N|ccg|NHS Herts Valleys CCG|2013-04-01|2022-07-01
    06P|ccg|NHS Luton CCG|2013-04-01|2021-04-01
    06Q|ccg|NHS Mid Essex CCG|2013-04-01|2022-07-01
    06T|ccg|NHS North East Essex CCG|2013-04-01|2022-07-01
    06V|ccg|NHS North Norfolk CCG|2013-04-01|2020-04-01
    06W|ccg|NHS Norwich CCG|2013-04-01|2020-04-01
    06Y|ccg|NHS South Norfolk CCG|2013-04-01|2020-04-01
    07G|ccg|NHS Thurrock CCG|2013-04-01|2022-07-01
    07H|ccg|NHS West Essex CCG|2013-04-01|2022-07-01
    07J|ccg|NHS West Norfolk CCG|2013-04-01|2020-04-01
    07K|ccg|NHS West Suffolk CCG|2013-04-01|2022-07-01
    07L|ccg|NHS Barking and Dagenham CCG|2013-04-01|2021-04-01
    07M|ccg|NHS Barnet CCG|2013-04-01|2020-04-01
    07N|ccg|NHS Bexley CCG|2013-04-01|2020-04-01
    07P|ccg|NHS Brent CCG|2013-04-01|2021-04-01
    07Q|ccg|NHS Bromley CCG|2013-04-01|2020-04-01
    07R|ccg|NHS Camden CCG|2013-04-01|2020-04-01
    07T|ccg|NHS City and Hackney CCG|2013-04-01|2021-04-01
    07V|ccg|NHS Croydon CCG|2013-04-01|2020-04-01
    07W|ccg|NHS Ealing CCG|2013-04-01|2021-04-01
    07X|ccg|NHS Enfield CCG|2013-04-01|2020-04-01
    07Y|ccg|NHS Hounslow CCG|2013-04-01|2021-04-01
    08A|ccg|NHS Greenwich CCG|2013-04-01|2020-04-01
    08C|ccg|NHS Hammersmith and Fulham CCG|2013-04-01|2021-04-01
    08D|ccg|NHS Haringey CCG|2013-04-01|2020-04-01
    08E|ccg|NHS Harrow CCG|2013-04-01|2021-04-01
    08F|ccg|NHS Havering CCG|2013-04-01|2021-04-01
    08G|ccg|NHS Hillingdon CCG|2013-04-01|2021-04-01
    08H|ccg|NHS Islington CCG|2013-04-01|2020-04-01
    08J|ccg|NHS Kingston CCG|2013-04-01|2020-04-01
    08K|ccg|NHS Lambeth CCG|2013-04-01|2020-04-01
    08L|ccg|NHS Lewisham CCG|2013-04-01|2020-04-01
    08M|ccg|NHS Newham CCG|2013-04-01|2021-04-01
    08N|ccg|NHS Redbridge CCG|2013-04-01|2021-04-01
    08P|ccg|NHS Richmond CCG|2013-04-01|2020-04-01
    08Q|ccg|NHS Southwark CCG|2013-04-01|2020-04-01
    08R|ccg|NHS Merton CCG|2013-04-01|2020-04-01
    08T|ccg|NHS Sutton CCG|2013-04-01|2020-04-01
    08V|ccg|NHS Tower Hamlets CCG|2013-04-01|2021-04-01
    08W|ccg|NHS Waltham Forest CCG|2013-04-01|2021-04-01
    08X|ccg|NHS Wandsworth CCG|2013-04-01|2020-04-01
    08Y|ccg|NHS West London CCG|2013-04-01|2021-04-01
    09A|ccg|NHS Central London (Westminster) CCG|2013-04-01|2021-04-01
    09C|ccg|NHS Ashford CCG|2013-04-01|2020-04-01
    09D|ccg|NHS Brighton and Hove CCG|2013-04-01|2022-07-01
    09E|ccg|NHS Canterbury and Coastal CCG|2013-04-01|2020-04-01
    09F|ccg|NHS Eastbourne, Hailsham and Seaford CCG|2013-04-01|2020-04-01
    09G|ccg|NHS Coastal West Sussex CCG|2013-04-01|2020-04-01
    09H|ccg|NHS Crawley CCG|2013-04-01|2020-04-01
    09J|ccg|NHS Dartford, Gravesham and Swanley CCG|2013-04-01|2020-04-01
    09L|ccg|NHS East Surrey CCG|2013-04-01|2020-04-01
    09N|ccg|NHS Guildford and Waverley CCG|2013-04-01|2020-04-01
    09P|ccg|NHS Hastings and Rother CCG|2013-04-01|2020-04-01
    09W|ccg|NHS Medway CCG|2013-04-01|2020-04-01
    09X|ccg|NHS Horsham and Mid Sussex CCG|2013-04-01|2020-04-01
    09Y|ccg|NHS North West Surrey CCG|2013-04-01|2020-04-01
    10A|ccg|NHS South Kent Coast CCG|2013-04-01|2020-04-01
    10C|ccg|NHS Surrey Heath CCG|2013-04-01|2021-04-01
    10D|ccg|NHS Swale CCG|2013-04-01|2020-04-01
    10E|ccg|NHS Thanet CCG|2013-04-01|2020-04-01
    10G|ccg|NHS Bracknell and Ascot CCG|2013-04-01|2018-04-01
    10H|ccg|NHS Chiltern CCG|2013-04-01|2018-04-01
    10J|ccg|NHS North Hampshire CCG|2013-04-01|2021-04-01
    10K|ccg|NHS Fareham and Gosport CCG|2013-04-01|2021-04-01
    10L|ccg|NHS Isle of Wight CCG|2013-04-01|2021-04-01
    10M|ccg|NHS Newbury and District CCG|2013-04-01|2018-04-01
    10N|ccg|NHS North and West Reading CCG|2013-04-01|2018-04-01
    10Q|ccg|NHS Oxfordshire CCG|2013-04-01|2022-07-01
    10R|ccg|NHS Portsmouth CCG|2013-04-01|2022-07-01
    10T|ccg|NHS Slough CCG|2013-04-01|2018-04-01
    10V|ccg|NHS South Eastern Hampshire CCG|2013-04-01|2021-04-01
    10W|ccg|NHS South Reading CCG|2013-04-01|2018-04-01
    10X|ccg|NHS Southampton CCG|2013-04-01|2021-04-01
    10Y|ccg|NHS Aylesbury Vale CCG|2013-04-01|2018-04-01
    11A|ccg|NHS West Hampshire CCG|2013-04-01|2021-04-01
    11C|ccg|NHS Windsor, Ascot and Maidenhead CCG|2013-04-01|2018-04-01
    11D|ccg|NHS Wokingham CCG|2013-04-01|2018-04-01
    11E|ccg|NHS Bath and North East Somerset CCG|2013-04-01|2020-04-01
    11H|ccg|NHS Bristol CCG|2013-04-01|2018-04-01
    11J|ccg|NHS Dorset CCG|2013-04-01|2022-07-01
    11M|ccg|NHS Gloucestershire CCG|2013-04-01|2022-07-01
    11N|ccg|NHS Kernow CCG|2013-04-01|2022-07-01
    11T|ccg|NHS North Somerset CCG|2013-04-01|2018-04-01
    11X|ccg|NHS Somerset CCG|2013-04-01|2022-07-01
    12A|ccg|NHS South Gloucestershire CCG|2013-04-01|2018-04-01
    12D|ccg|NHS Swindon CCG|2013-04-01|2020-04-01
    12F|ccg|NHS Wirral CCG|2013-04-01|2022-07-01
    13P|ccg|NHS Birmingham CrossCity CCG|2013-04-01|2018-04-01
    13T|ccg|NHS Newcastle Gateshead CCG|2014-11-26|2022-07-01
    14L|ccg|NHS Manchester CCG|2017-04-01|2022-07-01
    14Y|ccg|NHS Buckinghamshire CCG|2018-04-01|2022-07-01
    15A|ccg|NHS Berkshire West CCG|2018-04-01|2022-07-01
    15C|ccg|NHS Bristol, North Somerset and South Gloucestershire CCG|2018-04-01|2022-07-01
    15D|ccg|NHS East Berkshire CCG|2018-04-01|2021-04-01
    15E|ccg|NHS Birmingham and Solihull CCG|2018-04-01|2022-07-01
    15F|ccg|NHS Leeds CCG|2018-04-01|2022-07-01
    15M|ccg|NHS Derby and Derbyshire CCG|2019-04-01|2022-07-01
    15N|ccg|NHS Devon CCG|2019-04-01|2022-07-01
    16C|ccg|NHS Tees Valley CCG|2020-04-01|2022-07-01
    18C|ccg|NHS Herefordshire and Worcestershire CCG|2020-04-01|2022-07-01
    26A|ccg|NHS Norfolk and Waveney CCG|2020-04-01|2022-07-01
    27D|ccg|NHS Cheshire CCG|2020-04-01|2022-07-01
    36J|ccg|NHS Bradford District and Craven CCG|2020-04-01|2022-07-01
    36L|ccg|NHS South West London CCG|2020-04-01|2022-07-01
    42D|ccg|NHS North Yorkshire CCG|2020-04-01|2022-07-01
    52R|ccg|NHS Nottingham and Nottinghamshire CCG|2020-04-01|2022-07-01
    5A3|pct|South Gloucestershire PCT||2013-04-01
    5A4|pct|Havering PCT||2013-04-01
    5A5|pct|Kingston PCT||2013-04-01
    5A7|pct|Bromley PCT||2013-04-01
    5A8|pct|Greenwich Teaching PCT||2013-04-01
    5A9|pct|Barnet PCT||2013-04-01
    5AT|pct|Hillingdon PCT||2013-04-01
    5C1|pct|Enfield PCT||2013-04-01
    5C2|pct|Barking and Dagenham PCT||2013-04-01
    5C3|pct|City and Hackney Teaching PCT||2013-04-01
    5C4|pct|Tower Hamlets PCT||2013-04-01
    5C5|pct|Newham PCT||2013-04-01
    5C9|pct|Haringey Teaching PCT||2013-04-01
    5CN|pct|Herefordshire PCT||2013-04-01
    5CQ|pct|Milton Keynes PCT||2013-04-01
    5D7|pct|Newcastle PCT||2013-04-01
    5D8|pct|North Tyneside PCT||2013-04-01
    5D9|pct|Hartlepool PCT||2013-04-01
    5E1|pct|Stockton-on-Tees Teaching PCT||2013-04-01
    5EF|pct|North Lincolnshire PCT||2013-04-01
    5EM|pct|Nottingham City PCT||2013-04-01
    5ET|pct|Bassetlaw PCT||2013-04-01
    5F1|pct|Plymouth Teaching PCT||2013-04-01
    5F5|pct|Salford PCT||2013-04-01
    5F7|pct|Stockport PCT||2013-04-01
    5FE|pct|Portsmouth City Teaching PCT||2013-04-01
    5FL|pct|Bath and North East Somerset PCT||2013-04-01
    5GC|pct|Luton PCT||2013-04-01
    5H1|pct|Hammersmith and Fulham PCT||2013-04-01
    5H8|pct|Rotherham PCT||2013-04-01
    5HG|pct|Ashton, Leigh and Wigan PCT||2013-04-01
    5HP|pct|Blackpool PCT||2013-04-01
    5HQ|pct|Bolton Teaching PCT||2013-04-01
    5HX|pct|Ealing PCT||2013-04-01
    5HY|pct|Hounslow PCT||2013-04-01
    5J2|pct|Warrington PCT||2013-04-01
    5J4|pct|Knowsley PCT||2013-04-01
    5J5|pct|Oldham PCT||2013-04-01
    5J6|pct|Calderdale PCT||2013-04-01
    5J9|pct|Darlington PCT||2013-04-01
    5JE|pct|Barnsley PCT||2013-04-01
    5JX|pct|Bury PCT||2013-04-01
    5K3|pct|Swindon PCT||2013-04-01
    5K5|pct|Brent Teaching PCT||2013-04-01
    5K6|pct|Harrow PCT||2013-04-01
    5K7|pct|Camden PCT||2013-04-01
    5K8|pct|Islington PCT||2013-04-01
    5K9|pct|Croydon PCT||2013-04-01
    5KF|pct|Gateshead PCT||2013-04-01
    5KG|pct|South Tyneside PCT||2013-04-01
    5KL|pct|Sunderland Teaching PCT||2013-04-01
    5KM|pct|Middlesbrough PCT||2013-04-01
    5L1|pct|Southampton City PCT||2013-04-01
    5L3|pct|Medway PCT||2013-04-01
    5LA|pct|Kensington and Chelsea PCT||2013-04-01
    5LC|pct|Westminster PCT||2013-04-01
    5LD|pct|Lambeth PCT||2013-04-01
    5LE|pct|Southwark PCT||2013-04-01
    5LF|pct|Lewisham PCT||2013-04-01
    5LG|pct|Wandsworth PCT||2013-04-01
    5LH|pct|Tameside and Glossop PCT||2013-04-01
    5LQ|pct|Brighton and Hove City PCT||2013-04-01
    5M1|pct|South Birmingham PCT||2013-04-01
    5M2|pct|Shropshire County PCT||2013-04-01
    5M3|pct|Walsall Teaching PCT||2013-04-01
    5M6|pct|Richmond and Twickenham PCT||2013-04-01
    5M7|pct|Sutton and Merton PCT||2013-04-01
    5M8|pct|North Somerset PCT||2013-04-01
    5MD|pct|Coventry Teaching PCT||2013-04-01
    5MK|pct|Telford and Wrekin PCT||2013-04-01
    5MV|pct|Wolverhampton City PCT||2013-04-01
    5MX|pct|Heart of Birmingham Teaching PCT||2013-04-01
    5N1|pct|Leeds PCT||2013-04-01
    5N2|pct|Kirklees PCT||2013-04-01
    5N3|pct|Wakefield District PCT||2013-04-01
    5N4|pct|Sheffield PCT||2013-04-01
    5N5|pct|Doncaster PCT||2013-04-01
    5N6|pct|Derbyshire County PCT||2013-04-01
    5N7|pct|Derby City PCT||2013-04-01
    5N8|pct|Nottinghamshire County Teaching PCT||2013-04-01
    5N9|pct|Lincolnshire Teaching PCT||2013-04-01
    5NA|pct|Redbridge PCT||2013-04-01
    5NC|pct|Waltham Forest PCT||2013-04-01
    5ND|pct|County Durham PCT||2013-04-01
    5NE|pct|Cumbria Teaching PCT||2013-04-01
    5NF|pct|North Lancashire Teaching PCT||2013-04-01
    5NG|pct|Central Lancashire PCT||2013-04-01
    5NH|pct|East Lancashire Teaching PCT||2013-04-01
    5NJ|pct|Sefton PCT||2013-04-01
    5NK|pct|Wirral PCT||2013-04-01
    5NL|pct|Liverpool PCT||2013-04-01
    5NM|pct|Halton and St Helens PCT||2013-04-01
    5NN|pct|Western Cheshire PCT||2013-04-01
    5NP|pct|Central and Eastern Cheshire PCT||2013-04-01
    5NQ|pct|Heywood, Middleton and Rochdale PCT||2013-04-01
    5NR|pct|Trafford PCT||2013-04-01
    5NT|pct|Manchester Teaching PCT||2013-04-01
    5NV|pct|North Yorkshire and York PCT||2013-04-01
    5NW|pct|East Riding of Yorkshire PCT||2013-04-01
    5NX|pct|Hull Teaching PCT||2013-04-01
    5NY|pct|Bradford and Airedale Teaching PCT||2013-04-01
    5P1|pct|South East Essex PCT||2013-04-01
    5P2|pct|Bedfordshire PCT||2013-04-01
    5P5|pct|Surrey PCT||2013-04-01
    5P6|pct|West Sussex PCT||2013-04-01
    5P7|pct|East Sussex Downs and Weald PCT||2013-04-01
    5P8|pct|Hastings and Rother PCT||2013-04-01
    5P9|pct|West Kent PCT||2013-04-01
    5PA|pct|Leicestershire County and Rutland PCT||2013-04-01
    5PC|pct|Leicester City PCT||2013-04-01
    5PD|pct|Northamptonshire Teaching PCT||2013-04-01
    5PE|pct|Dudley PCT||2013-04-01
    5PF|pct|Sandwell PCT||2013-04-01
    5PG|pct|Birmingham East and North PCT||2013-04-01
    5PH|pct|North Staffordshire PCT||2013-04-01
    5PJ|pct|Stoke on Trent PCT||2013-04-01
    5PK|pct|South Staffordshire PCT||2013-04-01
    5PL|pct|Worcestershire PCT||2013-04-01
    5PM|pct|Warwickshire PCT||2013-04-01
    5PN|pct|Peterborough PCT||2013-04-01
    5PP|pct|Cambridgeshire PCT||2013-04-01
    5PQ|pct|Norfolk PCT||2013-04-01
    5PR|pct|Great Yarmouth and Waveney PCT||2013-04-01
    5PT|pct|Suffolk PCT||2013-04-01
    5PV|pct|West Essex PCT||2013-04-01
    5PW|pct|North East Essex PCT||2013-04-01
    5PX|pct|Mid Essex PCT||2013-04-01
    5PY|pct|South West Essex PCT||2013-04-01
    5QA|pct|Eastern and Coastal Kent PCT||2013-04-01
    5QC|pct|Hampshire PCT||2013-04-01
    5QD|pct|Buckinghamshire PCT||2013-04-01
    5QE|pct|Oxfordshire PCT||2013-04-01
    5QF|pct|Berkshire West PCT||2013-04-01
    5QG|pct|Berkshire East PCT||2013-04-01
    5QH|pct|Gloucestershire PCT||2013-04-01
    5QJ|pct|Bristol PCT||2013-04-01
    5QK|pct|Wiltshire PCT||2013-04-01
    5QL|pct|Somerset PCT||2013-04-01
    5QM|pct|Dorset PCT||2013-04-01
    5QN|pct|Bournemouth and Poole Teaching PCT||2013-04-01
    5QP|pct|Cornwall and Isles of Scilly PCT||2013-04-01
    5QQ|pct|Devon PCT||2013-04-01
    5QR|pct|Redcar and Cleveland PCT||2013-04-01
    5QT|pct|Isle of Wight National Health Service PCT||2013-04-01
    5QV|pct|Hertfordshire PCT||2013-04-01
    5QW|pct|Solihull PCT||2013-04-01
    70F|ccg|NHS West Sussex CCG|2020-04-01|2022-07-01
    71E|ccg|NHS Lincolnshire CCG|2020-04-01|2022-07-01
    72Q|ccg|NHS South East London CCG|2020-04-01|2022-07-01
    78H|ccg|NHS Northamptonshire CCG|2020-04-01|2022-07-01
    7A1|lhb|Betsi Cadwaladr University Health Board|2009-10-01|
    7A2|lhb|Hywel Dda University Health Board|2009-10-01|
    7A3|lhb|Swansea Bay University Health Board|2009-10-01|
    7A4|lhb|Cardiff and Vale University Health Board|2009-10-01|
    7A5|lhb|Cwm Taf Morgannwg University Health Board|2009-10-01|
    7A6|lhb|Aneurin Bevan University Health Board|2009-10-01|
    7A7|lhb|Powys Teaching Health Board|2009-10-01|
    84H|ccg|NHS County Durham CCG|2020-04-01|2022-07-01
    91Q|ccg|NHS Kent and Medway CCG|2020-04-01|2022-07-01
    92A|ccg|NHS Surrey Heartlands CCG|2020-04-01|2022-07-01
    92G|ccg|NHS Bath and North East Somerset, Swindon and Wiltshire CCG|2020-04-01|2022-07-01
    93C|ccg|NHS North Central London CCG|2020-04-01|2022-07-01
    97R|ccg|NHS East Sussex CCG|2020-04-01|2022-07-01
    99A|ccg|NHS Liverpool CCG|2013-04-01|2022-07-01
    99C|ccg|NHS North Tyneside CCG|2013-04-01|2022-07-01
    99D|ccg|NHS South Lincolnshire CCG|2013-04-01|2020-04-01
    99E|ccg|NHS Basildon and Brentwood CCG|2013-04-01|2022-07-01
    99F|ccg|NHS Castle Point and Rochford CCG|2013-04-01|2022-07-01
    99G|ccg|NHS Southend CCG|2013-04-01|2022-07-01
    99H|ccg|NHS Surrey Downs CCG|2013-04-01|2020-04-01
    99J|ccg|NHS West Kent CCG|2013-04-01|2020-04-01
    99K|ccg|NHS High Weald Lewes Havens CCG|2013-04-01|2020-04-01
    99M|ccg|NHS North East Hampshire and Farnham CCG|2013-04-01|2021-04-01
    99N|ccg|NHS Wiltshire CCG|2013-04-01|2020-04-01
    99P|ccg|NHS Northern, Eastern and Western Devon CCG|2013-04-01|2019-04-01
    99Q|ccg|NHS South Devon and Torbay CCG|2013-04-01|2019-04-01
    A3A8R|ccg|NHS North East London CCG|2021-04-01|2022-07-01
    B2M3M|ccg|NHS Coventry and Warwickshire CCG|2021-04-01|2022-07-01
    D2P2L|ccg|NHS Black Country and West Birmingham CCG|2021-04-01|2022-07-01
    D4U1Y|ccg|NHS Frimley CCG|2021-04-01|2022-07-01
    D7T5G|icb|NHS Essex Integrated Care Board|2026-04-01|
    D9Y0V|ccg|NHS Hampshire, Southampton and Isle of Wight CCG|2021-04-01|2022-07-01
    E06000001|council|Hartlepool Borough Council|1996-04-01|
    E06000002|council|Middlesbrough Borough Council|1996-04-01|
    E06000003|council|Redcar and Cleveland Borough Council|1996-04-01|
    E06000004|council|Stockton-on-Tees Borough Council|1996-04-01|
    E06000005|council|Darlington Borough Council|1997-04-01|
    E06000006|council|Halton Borough Council|1998-04-01|
    E06000007|council|Warrington Borough Council|1998-04-01|
    E06000008|council|Blackburn with Darwen Borough Council|1998-04-01|
    E06000009|council|Blackpool Borough Council|1998-04-01|
    E06000010|council|Hull City Council|1996-04-01|
    E06000011|council|East Riding of Yorkshire Council|1996-04-01|
    E06000012|council|North East Lincolnshire Council|1996-04-01|
    E06000013|council|North Lincolnshire Council|1996-04-01|
    E06000014|council|City of York Council|1996-04-01|
    E06000015|council|Derby City Council|1997-04-01|
    E06000016|council|Leicester City Council|1997-04-01|
    E06000017|council|Rutland County Council|1997-04-01|
    E06000018|council|Nottingham City Council|1998-04-01|
    E06000019|council|Herefordshire Council|1998-04-01|
    E06000020|council|Telford & Wrekin Council|1998-04-01|
    E06000021|council|Stoke-on-Trent City Council|1997-04-01|
    E06000022|council|Bath and North East Somerset Council|1996-04-01|
    E06000023|council|Bristol City Council|1996-04-01|
    E06000024|council|North Somerset Council|1996-04-01|
    E06000025|council|South Gloucestershire Council|1996-04-01|
    E06000026|council|Plymouth City Council|1998-04-01|
    E06000027|council|Torbay Council|1998-04-01|
    E06000028|council|Bournemouth Borough Council|1997-04-01|2019-04-01
    E06000029|council|Borough of Poole|1997-04-01|2019-04-01
    E06000030|council|Swindon Borough Council|1997-04-01|
    E06000031|council|Peterborough City Council|1998-04-01|
    E06000032|council|Luton Borough Council|1997-04-01|
    E06000033|council|Southend-on-Sea Borough Council|1998-04-01|
    E06000034|council|Thurrock Council|1998-04-01|
    E06000035|council|Medway Council|1998-04-01|
    E06000036|council|Bracknell Forest Council|1998-04-01|
    E06000037|council|West Berkshire Council|1998-04-01|
    E06000038|council|Reading Borough Council|1998-04-01|
    E06000039|council|Slough Borough Council|1998-04-01|
    E06000040|council|Royal Borough of Windsor and Maidenhead|1998-04-01|
    E06000041|council|Wokingham Borough Council|1998-04-01|
    E06000042|council|Milton Keynes Council|1997-04-01|
    E06000043|council|Brighton and Hove City Council|1997-04-01|
    E06000044|council|Portsmouth City Council|1997-04-01|
    E06000045|council|Southampton City Council|1997-04-01|
    E06000046|council|Isle of Wight Council|1995-04-01|
    E06000047|council|Durham County Council|2009-04-01|
    E06000048|council|Northumberland County Council|2009-04-01|2013-04-01
    E06000049|council|Cheshire East Council|2009-04-01|
    E06000050|council|Cheshire West and Chester Council|2009-04-01|
    E06000051|council|Shropshire Council|2009-04-01|
    E06000052|council|Cornwall Council|2009-04-01|
    E06000053|council|Council of the Isles of Scilly||
    E06000054|council|Wiltshire Council|2009-04-01|
    E06000055|council|Bedford Borough Council|2009-04-01|
    E06000056|council|Central Bedfordshire Council|2009-04-01|
    E06000057|council|Northumberland County Council|2013-04-01|
    E06000058|council|Bournemouth, Christchurch and Poole Council|2019-04-01|
    E06000059|council|Dorset Council|2019-04-01|
    E06000060|council|Buckinghamshire Council|2020-04-01|
    E06000061|council|North Northamptonshire Council|2021-04-01|
    E06000062|council|West Northamptonshire Council|2021-04-01|
    E06000063|council|Cumberland Council|2023-04-01|
    E06000064|council|Westmorland and Furness Council|2023-04-01|
    E06000065|council|North Yorkshire Council|2023-04-01|
    E06000066|council|Somerset Council|2023-04-01|
    E08000001|council|Bolton Metropolitan Borough Council|1974-04-01|
    E08000002|council|Bury Metropolitan Borough Council|1974-04-01|
    E08000003|council|Manchester City Council|1974-04-01|
    E08000004|council|Oldham Metropolitan Borough Council|1974-04-01|
    E08000005|council|Rochdale Metropolitan Borough Council|1974-04-01|
    E08000006|council|Salford City Council|1974-04-01|
    E08000007|council|Stockport Metropolitan Borough Council|1974-04-01|
    E08000008|council|Tameside Metropolitan Borough Council|1974-04-01|
    E08000009|council|Trafford Metropolitan Borough Council|1974-04-01|
    E08000010|council|Wigan Metropolitan Borough Council|1974-04-01|
    E08000011|council|Knowsley Metropolitan Borough Council|1974-04-01|
    E08000012|council|Liverpool City Council|1974-04-01|
    E08000013|council|St Helens Council|1974-04-01|
    E08000014|council|Sefton Metropolitan Borough Council|1974-04-01|
    E08000015|council|Wirral Borough Council|1974-04-01|
    E08000016|council|Barnsley Metropolitan Borough Council|1974-04-01|2025-04-01
    E08000017|council|City of Doncaster Council|1974-04-01|
    E08000018|council|Rotherham Metropolitan Borough Council|1974-04-01|
    E08000019|council|Sheffield City Council|1974-04-01|2025-04-01
    E08000020|council|Gateshead Metropolitan Borough Council|1974-04-01|2013-04-01
    E08000021|council|Newcastle City Council|1974-04-01|
    E08000022|council|North Tyneside Council|1974-04-01|
    E08000023|council|South Tyneside Council|1974-04-01|
    E08000024|council|Sunderland City Council|1974-04-01|
    E08000025|council|Birmingham City Council|1974-04-01|
    E08000026|council|Coventry City Council|1974-04-01|
    E08000027|council|Dudley Metropolitan Borough Council|1974-04-01|
    E08000028|council|Sandwell Metropolitan Borough Council|1974-04-01|
    E08000029|council|Solihull Metropolitan Borough Council|1974-04-01|
    E08000030|council|Walsall Metropolitan Borough Council|1974-04-01|
    E08000031|council|City of Wolverhampton Council|1974-04-01|
    E08000032|council|City of Bradford Metropolitan District Council|1974-04-01|
    E08000033|council|Calderdale Metropolitan Borough Council|1974-04-01|
    E08000034|council|Kirklees Council|1974-04-01|
    E08000035|council|Leeds City Council|1974-04-01|
    E08000036|council|Wakefield Metropolitan District Council|1974-04-01|
    E08000037|council|Gateshead Metropolitan Borough Council|2013-04-01|
    E08000038|council|Barnsley Metropolitan Borough Council|2025-04-01|
    E08000039|council|Sheffield City Council|2025-04-01|
    E09000001|council|City of London Corporation||
    E09000002|council|London Borough of Barking and Dagenham|1965-04-01|
    E09000003|council|London Borough of Barnet|1965-04-01|
    E09000004|council|London Borough of Bexley|1965-04-01|
    E09000005|council|London Borough of Brent|1965-04-01|
    E09000006|council|London Borough of Bromley|1965-04-01|
    E09000007|council|London Borough of Camden|1965-04-01|
    E09000008|council|London Borough of Croydon|1965-04-01|
    E09000009|council|London Borough of Ealing|1965-04-01|
    E09000010|council|London Borough of Enfield|1965-04-01|
    E09000011|council|Royal Borough of Greenwich|1965-04-01|
    E09000012|council|London Borough of Hackney|1965-04-01|
    E09000013|council|London Borough of Hammersmith & Fulham|1965-04-01|
    E09000014|council|London Borough of Haringey|1965-04-01|
    E09000015|council|London Borough of Harrow|1965-04-01|
    E09000016|council|London Borough of Havering|1965-04-01|
    E09000017|council|London Borough of Hillingdon|1965-04-01|
    E09000018|council|London Borough of Hounslow|1965-04-01|
    E09000019|council|London Borough of Islington|1965-04-01|
    E09000020|council|Royal Borough of Kensington and Chelsea|1965-04-01|
    E09000021|council|Royal Borough of Kingston upon Thames|1965-04-01|
    E09000022|council|London Borough of Lambeth|1965-04-01|
    E09000023|council|London Borough of Lewisham|1965-04-01|
    E09000024|council|London Borough of Merton|1965-04-01|
    E09000025|council|London Borough of Newham|1965-04-01|
    E09000026|council|London Borough of Redbridge|1965-04-01|
    E09000027|council|London Borough of Richmond upon Thames|1965-04-01|
    E09000028|council|London Borough of Southwark|1965-04-01|
    E09000029|council|London Borough of Sutton|1965-04-01|
    E09000030|council|London Borough of Tower Hamlets|1965-04-01|
    E09000031|council|London Borough of Waltham Forest|1965-04-01|
    E09000032|council|London Borough of Wandsworth|1965-04-01|
    E09000033|council|City of Westminster|1965-04-01|
    E10000002|council|Buckinghamshire County Council|1974-04-01|2020-04-01
    E10000003|council|Cambridgeshire County Council|1974-04-01|
    E10000006|council|Cumbria County Council|1974-04-01|2023-04-01
    E10000007|council|Derbyshire County Council|1974-04-01|
    E10000008|council|Devon County Council|1974-04-01|
    E10000009|council|Dorset County Council|1974-04-01|2019-04-01
    E10000011|council|East Sussex County Council|1974-04-01|
    E10000012|council|Essex County Council|1974-04-01|
    E10000013|council|Gloucestershire County Council|1974-04-01|
    E10000014|council|Hampshire County Council|1974-04-01|
    E10000015|council|Hertfordshire County Council|1974-04-01|
    E10000016|council|Kent County Council|1974-04-01|
    E10000017|council|Lancashire County Council|1974-04-01|
    E10000018|council|Leicestershire County Council|1974-04-01|
    E10000019|council|Lincolnshire County Council|1974-04-01|
    E10000020|council|Norfolk County Council|1974-04-01|
    E10000021|council|Northamptonshire County Council|1974-04-01|2021-04-01
    E10000023|council|North Yorkshire County Council|1974-04-01|2023-04-01
    E10000024|council|Nottinghamshire County Council|1974-04-01|
    E10000025|council|Oxfordshire County Council|1974-04-01|
    E10000027|council|Somerset County Council|1974-04-01|2023-04-01
    E10000028|council|Staffordshire County Council|1974-04-01|
    E10000029|council|Suffolk County Council|1974-04-01|
    E10000030|council|Surrey County Council|1974-04-01|2027-04-01
    E10000031|council|Warwickshire County Council|1974-04-01|
    E10000032|council|West Sussex County Council|1974-04-01|
    E10000034|council|Worcestershire County Council|1998-04-01|
    M1J4Y|ccg|NHS Bedfordshire, Luton and Milton Keynes CCG|2021-04-01|2022-07-01
    M2L0M|ccg|NHS Shropshire, Telford and Wrekin CCG|2021-04-01|2022-07-01
    QE1|icb|NHS Lancashire and South Cumbria Integrated Care Board|2022-07-01|
    QF7|icb|NHS South Yorkshire Integrated Care Board|2022-07-01|
    QGH|icb|NHS Herefordshire and Worcestershire Integrated Care Board|2022-07-01|
    QH8|icb|NHS Mid and South Essex Integrated Care Board|2022-07-01|2026-04-01
    QHG|icb|NHS Bedfordshire, Luton and Milton Keynes Integrated Care Board|2022-07-01|2026-04-01
    QHL|icb|NHS Birmingham and Solihull Integrated Care Board|2022-07-01|
    QHM|icb|NHS North East and North Cumbria Integrated Care Board|2022-07-01|
    QJ2|icb|NHS Derby and Derbyshire Integrated Care Board|2022-07-01|
    QJG|icb|NHS Suffolk and North East Essex Integrated Care Board|2022-07-01|2026-04-01
    QJK|icb|NHS Devon Integrated Care Board|2022-07-01|
    QJM|icb|NHS Lincolnshire Integrated Care Board|2022-07-01|
    QK1|icb|NHS Leicester, Leicestershire and Rutland Integrated Care Board|2022-07-01|
    QKK|icb|NHS South East London Integrated Care Board|2022-07-01|
    QKS|icb|NHS Kent and Medway Integrated Care Board|2022-07-01|
    QM7|icb|NHS Hertfordshire and West Essex Integrated Care Board|2022-07-01|2026-04-01
    QMF|icb|NHS North East London Integrated Care Board|2022-07-01|
    QMJ|icb|NHS North Central London Integrated Care Board|2022-07-01|2026-04-01
    QMM|icb|NHS Norfolk and Waveney Integrated Care Board|2022-07-01|2026-04-01
    QNC|icb|NHS Staffordshire and Stoke-on-Trent Integrated Care Board|2022-07-01|
    QNQ|icb|NHS Frimley Integrated Care Board|2022-07-01|2026-04-01
    QNX|icb|NHS Sussex Integrated Care Board|2022-07-01|2026-04-01
    QOC|icb|NHS Shropshire, Telford and Wrekin Integrated Care Board|2022-07-01|
    QOP|icb|NHS Greater Manchester Integrated Care Board|2022-07-01|
    QOQ|icb|NHS Humber and North Yorkshire Integrated Care Board|2022-07-01|
    QOX|icb|NHS Bath and North East Somerset, Swindon and Wiltshire Integrated Care Board|2022-07-01|
    QPM|icb|NHS Northamptonshire Integrated Care Board|2022-07-01|
    QR1|icb|NHS Gloucestershire Integrated Care Board|2022-07-01|
    QRL|icb|NHS Hampshire and Isle of Wight Integrated Care Board|2022-07-01|
    QRV|icb|NHS North West London Integrated Care Board|2022-07-01|2026-04-01
    QSL|icb|NHS Somerset Integrated Care Board|2022-07-01|
    QT1|icb|NHS Nottingham and Nottinghamshire Integrated Care Board|2022-07-01|
    QT6|icb|NHS Cornwall and the Isles of Scilly Integrated Care Board|2022-07-01|
    QU9|icb|NHS Buckinghamshire, Oxfordshire and Berkshire West Integrated Care Board|2022-07-01|2026-04-01
    QUA|icb|NHS Black Country Integrated Care Board|2022-07-01|
    QUE|icb|NHS Cambridgeshire and Peterborough Integrated Care Board|2022-07-01|2026-04-01
    QUY|icb|NHS Bristol, North Somerset and South Gloucestershire Integrated Care Board|2022-07-01|
    QVV|icb|NHS Dorset Integrated Care Board|2022-07-01|
    QWE|icb|NHS South West London Integrated Care Board|2022-07-01|
    QWO|icb|NHS West Yorkshire Integrated Care Board|2022-07-01|
    QWU|icb|NHS Coventry and Warwickshire Integrated Care Board|2022-07-01|
    QXU|icb|NHS Surrey Heartlands Integrated Care Board|2022-07-01|2026-04-01
    QYG|icb|NHS Cheshire and Merseyside Integrated Care Board|2022-07-01|
    S0E4D|icb|NHS Thames Valley Integrated Care Board|2026-04-01|
    S1Y5D|icb|NHS Central East Integrated Care Board|2026-04-01|
    S9B9J|icb|NHS Surrey and Sussex Integrated Care Board|2026-04-01|
    T6Y0W|icb|NHS Norfolk and Suffolk Integrated Care Board|2026-04-01|
    TAC|pct|Northumberland PCT||2013-04-01
    TAK|pct|Bexley PCT||2013-04-01
    TAL|pct|Torbay PCT||2013-04-01
    TAN|pct|North East Lincolnshire PCT||2013-04-01
    TAP|pct|Blackburn with Darwen Teaching PCT||2013-04-01
    W06000001|council|Isle of Anglesey County Council|1996-04-01|
    W06000002|council|Gwynedd Council|1996-04-01|
    W06000003|council|Conwy County Borough Council|1996-04-01|
    W06000004|council|Denbighshire County Council|1996-04-01|
    W06000005|council|Flintshire County Council|1996-04-01|
    W06000006|council|Wrexham County Borough Council|1996-04-01|
    W06000008|council|Ceredigion County Council|1996-04-01|
    W06000009|council|Pembrokeshire County Council|1996-04-01|
    W06000010|council|Carmarthenshire County Council|1996-04-01|
    W06000011|council|City and County of Swansea Council|1996-04-01|
    W06000012|council|Neath Port Talbot County Borough Council|1996-04-01|
    W06000013|council|Bridgend County Borough Council|1996-04-01|
    W06000014|council|Vale of Glamorgan Council|1996-04-01|
    W06000015|council|City of Cardiff Council|1996-04-01|
    W06000016|council|Rhondda Cynon Taf County Borough Council|1996-04-01|
    W06000018|council|Caerphilly County Borough Council|1996-04-01|
    W06000019|council|Blaenau Gwent County Borough Council|1996-04-01|
    W06000020|council|Torfaen County Borough Council|1996-04-01|
    W06000021|council|Monmouthshire County Council|1996-04-01|
    W06000022|council|Newport City Council|1996-04-01|
    W06000023|council|Powys County Council|1996-04-01|
    W06000024|council|Merthyr Tydfil County Borough Council|1996-04-01|
    W2U3Z|ccg|NHS North West London CCG|2021-04-01|2022-07-01
    X24|nhse|NHS England|2013-04-01|
    X2C4Y|ccg|NHS Kirklees CCG|2021-04-01|2022-07-01
    Z9B2Z|icb|NHS West and North London Integrated Care Board|2026-04-01|
    """#
}
