"""Dates as records write them, in tables: what each is read as, and the sentences of those that are refused."""

# ruff: noqa: E501 (a row of a table is one line)

from __future__ import annotations

# text | kind | earliest | latest | as shown in a table | as read back | what is kept as written, when not all of it
READ = """
3/3/24                           | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
03/03/24                         | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
03/03/2024                       | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
3/3/2024                         | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
3.3.24                           | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
3.3.2024                         | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
03.03.2024                       | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
3-3-2024                         | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
03-03-24                         | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
22.05/16                         | day     | 2016-05-22 | 2016-05-22 | Sun 22 May 16 | Sun 22 May 2016
22/05.16                         | day     | 2016-05-22 | 2016-05-22 | Sun 22 May 16 | Sun 22 May 2016
3 / 3 / 24                       | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
03-Mar-24                        | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
03-MAR-2024                      | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
03MAR24                          | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
3Mar24                           | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
3mar2024                         | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
3 Mar 24                         | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
3 Mar 2024                       | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
3 Mar '24                        | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
3 Mar ’24                        | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
3rd Mar '24                      | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
3rd March 2024                   | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
3rd March, 2024                  | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
3rd of March 2024                | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
the 3rd of March 2024            | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
the 3rd March 2024               | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
3 Mar. 2024                      | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
3.Mar.2024                       | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
3/Mar/2024                       | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
March 3 2024                     | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
March 3, 2024                    | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
March 3rd 2024                   | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
March 3rd, 2024                  | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
March the 3rd 2024               | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
2024-03-03                       | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
2024/03/03                       | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
2024.03.03                       | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
2024-3-3                         | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
2024-Mar-03                      | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
1st Sept 2023                    | day     | 2023-09-01 | 2023-09-01 | Fri  1 Sep 23 | Fri 1 September 2023
1 Sep 2023                       | day     | 2023-09-01 | 2023-09-01 | Fri  1 Sep 23 | Fri 1 September 2023
31 Dec 1999                      | day     | 1999-12-31 | 1999-12-31 | Fri 31 Dec 99 | Fri 31 December 1999
31/12/99                         | day     | 1999-12-31 | 1999-12-31 | Fri 31 Dec 99 | Fri 31 December 1999
3/3/99                           | day     | 1999-03-03 | 1999-03-03 | Wed  3 Mar 99 | Wed 3 March 1999
29/2/24                          | day     | 2024-02-29 | 2024-02-29 | Thu 29 Feb 24 | Thu 29 February 2024
29 Feb 2024                      | day     | 2024-02-29 | 2024-02-29 | Thu 29 Feb 24 | Thu 29 February 2024
29 Feb 24                        | day     | 2024-02-29 | 2024-02-29 | Thu 29 Feb 24 | Thu 29 February 2024
Sun 3/3/24                       | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
Sunday 3 March 2024              | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
Sunday, 3rd March 2024           | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
Sun. 3 Mar 2024                  | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
Sunday the 3rd of March 2024     | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
Tues 5 March 2024                | day     | 2024-03-05 | 2024-03-05 | Tue  5 Mar 24 | Tue 5 March 2024
Weds 6/3/24                      | day     | 2024-03-06 | 2024-03-06 | Wed  6 Mar 24 | Wed 6 March 2024
Wed 6 Mar 24                     | day     | 2024-03-06 | 2024-03-06 | Wed  6 Mar 24 | Wed 6 March 2024
Thurs 7 March 2024               | day     | 2024-03-07 | 2024-03-07 | Thu  7 Mar 24 | Thu 7 March 2024
Thur 7 March 2024                | day     | 2024-03-07 | 2024-03-07 | Thu  7 Mar 24 | Thu 7 March 2024
Sat 2/3/24                       | day     | 2024-03-02 | 2024-03-02 | Sat  2 Mar 24 | Sat 2 March 2024
?3/3/24                          | day     | 2024-03-03 | 2024-03-03 | ?3 Mar 2024   | Sun 3 March 2024, doubtful
? 3/3/24                         | day     | 2024-03-03 | 2024-03-03 | ?3 Mar 2024   | Sun 3 March 2024, doubtful
?? 3/3/24                        | day     | 2024-03-03 | 2024-03-03 | ?3 Mar 2024   | Sun 3 March 2024, doubtful
3/3/24?                          | day     | 2024-03-03 | 2024-03-03 | ?3 Mar 2024   | Sun 3 March 2024, doubtful
3/3/24 (?)                       | day     | 2024-03-03 | 2024-03-03 | ?3 Mar 2024   | Sun 3 March 2024, doubtful
?3 Mar 2024                      | day     | 2024-03-03 | 2024-03-03 | ?3 Mar 2024   | Sun 3 March 2024, doubtful
3 March 2024?                    | day     | 2024-03-03 | 2024-03-03 | ?3 Mar 2024   | Sun 3 March 2024, doubtful
possibly 3/3/24                  | day     | 2024-03-03 | 2024-03-03 | ?3 Mar 2024   | Sun 3 March 2024, doubtful
?Mon 3 Mar 2024                  | day     | 2024-03-03 | 2024-03-03 | ?3 Mar 2024   | Sun 3 March 2024, doubtful
?22 may 2016                     | day     | 2016-05-22 | 2016-05-22 | ?22 May 2016  | Sun 22 May 2016, doubtful
Mar 2024                         | month   | 2024-03-01 | 2024-03-31 | Mar 2024      | March 2024
March 2024                       | month   | 2024-03-01 | 2024-03-31 | Mar 2024      | March 2024
mar 24                           | month   | 2024-03-01 | 2024-03-31 | Mar 2024      | March 2024
Mar '24                          | month   | 2024-03-01 | 2024-03-31 | Mar 2024      | March 2024
Mar-24                           | month   | 2024-03-01 | 2024-03-31 | Mar 2024      | March 2024
Mar/24                           | month   | 2024-03-01 | 2024-03-31 | Mar 2024      | March 2024
MAR24                            | month   | 2024-03-01 | 2024-03-31 | Mar 2024      | March 2024
March, 2024                      | month   | 2024-03-01 | 2024-03-31 | Mar 2024      | March 2024
March of 2024                    | month   | 2024-03-01 | 2024-03-31 | Mar 2024      | March 2024
03/2024                          | month   | 2024-03-01 | 2024-03-31 | Mar 2024      | March 2024
3/2024                           | month   | 2024-03-01 | 2024-03-31 | Mar 2024      | March 2024
03-2024                          | month   | 2024-03-01 | 2024-03-31 | Mar 2024      | March 2024
03.2024                          | month   | 2024-03-01 | 2024-03-31 | Mar 2024      | March 2024
2024-03                          | month   | 2024-03-01 | 2024-03-31 | Mar 2024      | March 2024
2024/03                          | month   | 2024-03-01 | 2024-03-31 | Mar 2024      | March 2024
? Mar 2024                       | month   | 2024-03-01 | 2024-03-31 | ?Mar 2024     | March 2024, doubtful
May 2024                         | month   | 2024-05-01 | 2024-05-31 | May 2024      | May 2024
Sept 2023                        | month   | 2023-09-01 | 2023-09-30 | Sep 2023      | September 2023
2024                             | year    | 2024-01-01 | 2024-12-31 | 2024          | 2024
?2024                            | year    | 2024-01-01 | 2024-12-31 | ?2024         | 2024, doubtful
2019?                            | year    | 2019-01-01 | 2019-12-31 | ?2019         | 2019, doubtful
1998                             | year    | 1998-01-01 | 1998-12-31 | 1998          | 1998
early March 2024                 | part    | 2024-03-01 | 2024-03-10 | early Mar 24  | early March 2024
early Mar 24                     | part    | 2024-03-01 | 2024-03-10 | early Mar 24  | early March 2024
mid March 2024                   | part    | 2024-03-11 | 2024-03-20 | mid Mar 24    | mid March 2024
mid-March 2024                   | part    | 2024-03-11 | 2024-03-20 | mid Mar 24    | mid March 2024
mid-Mar 24                       | part    | 2024-03-11 | 2024-03-20 | mid Mar 24    | mid March 2024
late March 2024                  | part    | 2024-03-21 | 2024-03-31 | late Mar 24   | late March 2024
end of March 2024                | part    | 2024-03-21 | 2024-03-31 | late Mar 24   | late March 2024
the end of March 2024            | part    | 2024-03-21 | 2024-03-31 | late Mar 24   | late March 2024
end March 2024                   | part    | 2024-03-21 | 2024-03-31 | late Mar 24   | late March 2024
start of March 2024              | part    | 2024-03-01 | 2024-03-10 | early Mar 24  | early March 2024
beginning of March 2024          | part    | 2024-03-01 | 2024-03-10 | early Mar 24  | early March 2024
middle of March 2024             | part    | 2024-03-11 | 2024-03-20 | mid Mar 24    | mid March 2024
late Feb 2024                    | part    | 2024-02-21 | 2024-02-29 | late Feb 24   | late February 2024
late Feb 2023                    | part    | 2023-02-21 | 2023-02-28 | late Feb 23   | late February 2023
early 2024                       | part    | 2024-01-01 | 2024-04-30 | early 2024    | early 2024
mid 2024                         | part    | 2024-05-01 | 2024-08-31 | mid 2024      | mid 2024
mid-2024                         | part    | 2024-05-01 | 2024-08-31 | mid 2024      | mid 2024
late 2024                        | part    | 2024-09-01 | 2024-12-31 | late 2024     | late 2024
end of 2023                      | part    | 2023-09-01 | 2023-12-31 | late 2023     | late 2023
?early 2024                      | part    | 2024-01-01 | 2024-04-30 | ?early 2024   | early 2024, doubtful
spring 2023                      | season  | 2023-03-01 | 2023-05-31 | Spring 2023   | spring 2023
summer 2023                      | season  | 2023-06-01 | 2023-08-31 | Summer 2023   | summer 2023
autumn 2023                      | season  | 2023-09-01 | 2023-11-30 | Autumn 2023   | autumn 2023
winter 2023                      | season  | 2023-12-01 | 2024-02-29 | Winter 2023   | winter 2023-24
winter 2023/24                   | season  | 2023-12-01 | 2024-02-29 | Winter 2023   | winter 2023-24
winter 2023-24                   | season  | 2023-12-01 | 2024-02-29 | Winter 2023   | winter 2023-24
winter 2023/2024                 | season  | 2023-12-01 | 2024-02-29 | Winter 2023   | winter 2023-24
Summer '23                       | season  | 2023-06-01 | 2023-08-31 | Summer 2023   | summer 2023
summer 23                        | season  | 2023-06-01 | 2023-08-31 | Summer 2023   | summer 2023
summer of 2023                   | season  | 2023-06-01 | 2023-08-31 | Summer 2023   | summer 2023
?spring 2023                     | season  | 2023-03-01 | 2023-05-31 | ?Spring 2023  | spring 2023, doubtful
w/c 4/3/24                       | week    | 2024-03-04 | 2024-03-10 | w/c 4 Mar 24  | the week Mon 4 to Sun 10 March 2024
w/c 04.03.24                     | week    | 2024-03-04 | 2024-03-10 | w/c 4 Mar 24  | the week Mon 4 to Sun 10 March 2024
wc 4/3/24                        | week    | 2024-03-04 | 2024-03-10 | w/c 4 Mar 24  | the week Mon 4 to Sun 10 March 2024
W/C 4 March 2024                 | week    | 2024-03-04 | 2024-03-10 | w/c 4 Mar 24  | the week Mon 4 to Sun 10 March 2024
w/b 4/3/24                       | week    | 2024-03-04 | 2024-03-10 | w/c 4 Mar 24  | the week Mon 4 to Sun 10 March 2024
week commencing 4th March 2024   | week    | 2024-03-04 | 2024-03-10 | w/c 4 Mar 24  | the week Mon 4 to Sun 10 March 2024
week beginning 4/3/24            | week    | 2024-03-04 | 2024-03-10 | w/c 4 Mar 24  | the week Mon 4 to Sun 10 March 2024
w/c Monday 4th March 2024        | week    | 2024-03-04 | 2024-03-10 | w/c 4 Mar 24  | the week Mon 4 to Sun 10 March 2024
w/e 10/3/24                      | week    | 2024-03-04 | 2024-03-10 | w/c 4 Mar 24  | the week Mon 4 to Sun 10 March 2024
week ending 10 March 2024        | week    | 2024-03-04 | 2024-03-10 | w/c 4 Mar 24  | the week Mon 4 to Sun 10 March 2024
?w/c 4/3/24                      | week    | 2024-03-04 | 2024-03-10 | ?w/c 4 Mar 24 | the week Mon 4 to Sun 10 March 2024, doubtful
before 3/3/24                    | before  | - | 2024-03-02 | by 2 Mar 24   | 2 March 2024 or earlier
prior to 3/3/24                  | before  | - | 2024-03-02 | by 2 Mar 24   | 2 March 2024 or earlier
pre 2023                         | before  | - | 2022-12-31 | by 31 Dec 22  | 31 December 2022 or earlier
before March 2024                | before  | - | 2024-02-29 | by 29 Feb 24  | 29 February 2024 or earlier
by 3/3/24                        | before  | - | 2024-03-03 | by 3 Mar 24   | 3 March 2024 or earlier
by end of March 2024             | before  | - | 2024-03-31 | by 31 Mar 24  | 31 March 2024 or earlier
until 3/3/24                     | before  | - | 2024-03-03 | by 3 Mar 24   | 3 March 2024 or earlier
up to 3/3/24                     | before  | - | 2024-03-03 | by 3 Mar 24   | 3 March 2024 or earlier
up to and including 3/3/24       | before  | - | 2024-03-03 | by 3 Mar 24   | 3 March 2024 or earlier
on or before 3/3/24              | before  | - | 2024-03-03 | by 3 Mar 24   | 3 March 2024 or earlier
no later than 3/3/24             | before  | - | 2024-03-03 | by 3 Mar 24   | 3 March 2024 or earlier
after 3/3/24                     | after   | 2024-03-04 | - | 4 Mar 24 on   | 4 March 2024 or later
after March 2024                 | after   | 2024-04-01 | - | 1 Apr 24 on   | 1 April 2024 or later
post 3/3/24                      | after   | 2024-03-04 | - | 4 Mar 24 on   | 4 March 2024 or later
since 3/3/24                     | after   | 2024-03-03 | - | 3 Mar 24 on   | 3 March 2024 or later
since March 2024                 | after   | 2024-03-01 | - | 1 Mar 24 on   | 1 March 2024 or later
from 3/3/24                      | after   | 2024-03-03 | - | 3 Mar 24 on   | 3 March 2024 or later
from 2023                        | after   | 2023-01-01 | - | 1 Jan 23 on   | 1 January 2023 or later
on or after 3/3/24               | after   | 2024-03-03 | - | 3 Mar 24 on   | 3 March 2024 or later
3/3/24 onwards                   | after   | 2024-03-03 | - | 3 Mar 24 on   | 3 March 2024 or later
3/3/24 onward                    | after   | 2024-03-03 | - | 3 Mar 24 on   | 3 March 2024 or later
from 3/3/24 onwards              | after   | 2024-03-03 | - | 3 Mar 24 on   | 3 March 2024 or later
3/3/24 to date                   | after   | 2024-03-03 | - | 3 Mar 24 on   | 3 March 2024 or later
3/3/24 to present                | after   | 2024-03-03 | - | 3 Mar 24 on   | 3 March 2024 or later
3/3/24 to the present day        | after   | 2024-03-03 | - | 3 Mar 24 on   | 3 March 2024 or later
3/3/24 - present                 | after   | 2024-03-03 | - | 3 Mar 24 on   | 3 March 2024 or later
3/3/24 – present                 | after   | 2024-03-03 | - | 3 Mar 24 on   | 3 March 2024 or later
3/3/24 ongoing                   | after   | 2024-03-03 | - | 3 Mar 24 on   | 3 March 2024 or later
3/3/24 - ongoing                 | after   | 2024-03-03 | - | 3 Mar 24 on   | 3 March 2024 or later
March 2024 onwards               | after   | 2024-03-01 | - | 1 Mar 24 on   | 1 March 2024 or later
2022 to date                     | after   | 2022-01-01 | - | 1 Jan 22 on   | 1 January 2022 or later
?before 3/3/24                   | before  | - | 2024-03-02 | ?by 2 Mar 24  | 2 March 2024 or earlier, doubtful
c 3/3/24                         | about   | 2024-02-25 | 2024-03-10 | c 3 Mar 2024  | about 3 March 2024
c3/3/24                          | about   | 2024-02-25 | 2024-03-10 | c 3 Mar 2024  | about 3 March 2024
c. 3/3/24                        | about   | 2024-02-25 | 2024-03-10 | c 3 Mar 2024  | about 3 March 2024
c.3/3/24                         | about   | 2024-02-25 | 2024-03-10 | c 3 Mar 2024  | about 3 March 2024
ca 3/3/24                        | about   | 2024-02-25 | 2024-03-10 | c 3 Mar 2024  | about 3 March 2024
circa 3/3/24                     | about   | 2024-02-25 | 2024-03-10 | c 3 Mar 2024  | about 3 March 2024
about 3/3/24                     | about   | 2024-02-25 | 2024-03-10 | c 3 Mar 2024  | about 3 March 2024
approx 3/3/24                    | about   | 2024-02-25 | 2024-03-10 | c 3 Mar 2024  | about 3 March 2024
approx. 3 March 2024             | about   | 2024-02-25 | 2024-03-10 | c 3 Mar 2024  | about 3 March 2024
approximately 3/3/24             | about   | 2024-02-25 | 2024-03-10 | c 3 Mar 2024  | about 3 March 2024
around 3/3/24                    | about   | 2024-02-25 | 2024-03-10 | c 3 Mar 2024  | about 3 March 2024
~3/3/24                          | about   | 2024-02-25 | 2024-03-10 | c 3 Mar 2024  | about 3 March 2024
~ 3/3/24                         | about   | 2024-02-25 | 2024-03-10 | c 3 Mar 2024  | about 3 March 2024
on or about 3/3/24               | about   | 2024-02-25 | 2024-03-10 | c 3 Mar 2024  | about 3 March 2024
on or around 3/3/24              | about   | 2024-02-25 | 2024-03-10 | c 3 Mar 2024  | about 3 March 2024
3 March 2024 (approx)            | about   | 2024-02-25 | 2024-03-10 | c 3 Mar 2024  | about 3 March 2024
c mar 24                         | about   | 2024-02-01 | 2024-04-30 | c Mar 2024    | about March 2024
c. March 2024                    | about   | 2024-02-01 | 2024-04-30 | c Mar 2024    | about March 2024
c.Mar 2024                       | about   | 2024-02-01 | 2024-04-30 | c Mar 2024    | about March 2024
cMar 2024                        | about   | 2024-02-01 | 2024-04-30 | c Mar 2024    | about March 2024
circa March 2024                 | about   | 2024-02-01 | 2024-04-30 | c Mar 2024    | about March 2024
c winter 2023                    | about   | 2023-11-01 | 2024-03-31 | c Winter 2023 | about winter 2023-24
c summer 2023                    | about   | 2023-05-01 | 2023-09-30 | c Summer 2023 | about summer 2023
c 2019                           | about   | 2018-01-01 | 2020-12-31 | c 2019        | about 2019
c2019                            | about   | 2018-01-01 | 2020-12-31 | c 2019        | about 2019
c.2019                           | about   | 2018-01-01 | 2020-12-31 | c 2019        | about 2019
ca. 2019                         | about   | 2018-01-01 | 2020-12-31 | c 2019        | about 2019
~2019                            | about   | 2018-01-01 | 2020-12-31 | c 2019        | about 2019
?c mar 24                        | about   | 2024-02-01 | 2024-04-30 | ?c Mar 2024   | about March 2024, doubtful
c ?mar 24                        | about   | 2024-02-01 | 2024-04-30 | ?c Mar 2024   | about March 2024, doubtful
12-14/3/24                       | range   | 2024-03-12 | 2024-03-14 | 12-14 Mar 24  | 12 to 14 March 2024
12–14/3/24                       | range   | 2024-03-12 | 2024-03-14 | 12-14 Mar 24  | 12 to 14 March 2024
12 - 14/3/24                     | range   | 2024-03-12 | 2024-03-14 | 12-14 Mar 24  | 12 to 14 March 2024
12-14.3.24                       | range   | 2024-03-12 | 2024-03-14 | 12-14 Mar 24  | 12 to 14 March 2024
12 to 14/3/24                    | range   | 2024-03-12 | 2024-03-14 | 12-14 Mar 24  | 12 to 14 March 2024
12-14 March 2024                 | range   | 2024-03-12 | 2024-03-14 | 12-14 Mar 24  | 12 to 14 March 2024
12–14 March 2024                 | range   | 2024-03-12 | 2024-03-14 | 12-14 Mar 24  | 12 to 14 March 2024
12th-14th March 2024             | range   | 2024-03-12 | 2024-03-14 | 12-14 Mar 24  | 12 to 14 March 2024
12th - 14th March 2024           | range   | 2024-03-12 | 2024-03-14 | 12-14 Mar 24  | 12 to 14 March 2024
12 to 14 March 2024              | range   | 2024-03-12 | 2024-03-14 | 12-14 Mar 24  | 12 to 14 March 2024
12th to 14th of March 2024       | range   | 2024-03-12 | 2024-03-14 | 12-14 Mar 24  | 12 to 14 March 2024
March 12-14, 2024                | range   | 2024-03-12 | 2024-03-14 | 12-14 Mar 24  | 12 to 14 March 2024
March 12-14 2024                 | range   | 2024-03-12 | 2024-03-14 | 12-14 Mar 24  | 12 to 14 March 2024
Mar 12 to 14 2024                | range   | 2024-03-12 | 2024-03-14 | 12-14 Mar 24  | 12 to 14 March 2024
12/3/24 - 14/3/24                | range   | 2024-03-12 | 2024-03-14 | 12-14 Mar 24  | 12 to 14 March 2024
12/3/24-14/3/24                  | range   | 2024-03-12 | 2024-03-14 | 12-14 Mar 24  | 12 to 14 March 2024
12/3/24 to 14/3/24               | range   | 2024-03-12 | 2024-03-14 | 12-14 Mar 24  | 12 to 14 March 2024
12/3/24 until 14/3/24            | range   | 2024-03-12 | 2024-03-14 | 12-14 Mar 24  | 12 to 14 March 2024
12.3-14.3.24                     | range   | 2024-03-12 | 2024-03-14 | 12-14 Mar 24  | 12 to 14 March 2024
12/3-14/3/24                     | range   | 2024-03-12 | 2024-03-14 | 12-14 Mar 24  | 12 to 14 March 2024
12/3 - 14/3/24                   | range   | 2024-03-12 | 2024-03-14 | 12-14 Mar 24  | 12 to 14 March 2024
12/3/24 - 14/3                   | range   | 2024-03-12 | 2024-03-14 | 12-14 Mar 24  | 12 to 14 March 2024
12 Mar - 14 Mar 2024             | range   | 2024-03-12 | 2024-03-14 | 12-14 Mar 24  | 12 to 14 March 2024
12 Mar 2024 - 14 Mar 2024        | range   | 2024-03-12 | 2024-03-14 | 12-14 Mar 24  | 12 to 14 March 2024
12 Mar 2024 - 14 Mar             | range   | 2024-03-12 | 2024-03-14 | 12-14 Mar 24  | 12 to 14 March 2024
28 Feb - 3 Mar 2024              | range   | 2024-02-28 | 2024-03-03 | 28/2-3/3/24   | 28 February to 3 March 2024
28 Feb – 3 Mar 24                | range   | 2024-02-28 | 2024-03-03 | 28/2-3/3/24   | 28 February to 3 March 2024
28 Dec - 3 Jan 2024              | range   | 2023-12-28 | 2024-01-03 | 28/12-3/1/24  | 28 December 2023 to 3 January 2024
28 Dec 2023 - 3 Jan              | range   | 2023-12-28 | 2024-01-03 | 28/12-3/1/24  | 28 December 2023 to 3 January 2024
28/12/23 - 3/1/24                | range   | 2023-12-28 | 2024-01-03 | 28/12-3/1/24  | 28 December 2023 to 3 January 2024
Mon 4 - Wed 6 March 2024         | range   | 2024-03-04 | 2024-03-06 | 4-6 Mar 24    | 4 to 6 March 2024
Mon 4 March - Wed 6 March 2024   | range   | 2024-03-04 | 2024-03-06 | 4-6 Mar 24    | 4 to 6 March 2024
from 12/3/24 to 14/3/24          | range   | 2024-03-12 | 2024-03-14 | 12-14 Mar 24  | 12 to 14 March 2024
from 12 to 14 March 2024         | range   | 2024-03-12 | 2024-03-14 | 12-14 Mar 24  | 12 to 14 March 2024
between 3 and 9 May 2024         | range   | 2024-05-03 | 2024-05-09 | 3-9 May 24    | 3 to 9 May 2024
between 3rd and 9th May 2024     | range   | 2024-05-03 | 2024-05-09 | 3-9 May 24    | 3 to 9 May 2024
between 3/5/23 and 9/5/23        | range   | 2023-05-03 | 2023-05-09 | 3-9 May 23    | 3 to 9 May 2023
between March and May 2024       | range   | 2024-03-01 | 2024-05-31 | Mar-May 24    | 1 March to 31 May 2024
12/13 March 2024                 | range   | 2024-03-12 | 2024-03-13 | 12-13 Mar 24  | 12 to 13 March 2024
12th/13th March 2024             | range   | 2024-03-12 | 2024-03-13 | 12-13 Mar 24  | 12 to 13 March 2024
night of 12/13 March 2024        | range   | 2024-03-12 | 2024-03-13 | 12-13 Mar 24  | 12 to 13 March 2024
the night of 12th/13th March 2024 | range   | 2024-03-12 | 2024-03-13 | 12-13 Mar 24  | 12 to 13 March 2024
overnight 12/13 March 2024       | range   | 2024-03-12 | 2024-03-13 | 12-13 Mar 24  | 12 to 13 March 2024
night of 12-13 March 2024        | range   | 2024-03-12 | 2024-03-13 | 12-13 Mar 24  | 12 to 13 March 2024
12 and 13 March 2024             | range   | 2024-03-12 | 2024-03-13 | 12-13 Mar 24  | 12 to 13 March 2024
12 & 13 March 2024               | range   | 2024-03-12 | 2024-03-13 | 12-13 Mar 24  | 12 to 13 March 2024
12/3/24 and 13/3/24              | range   | 2024-03-12 | 2024-03-13 | 12-13 Mar 24  | 12 to 13 March 2024
3 or 4 March 2024                | range   | 2024-03-03 | 2024-03-04 | ?3-4 Mar 24   | 3 or 4 March 2024, doubtful
3rd or 4th March 2024            | range   | 2024-03-03 | 2024-03-04 | ?3-4 Mar 24   | 3 or 4 March 2024, doubtful
3/3/24 or 4/3/24                 | range   | 2024-03-03 | 2024-03-04 | ?3-4 Mar 24   | 3 or 4 March 2024, doubtful
3 or 7 March 2024                | range   | 2024-03-03 | 2024-03-07 | ?3-7 Mar 24   | 3 or 7 March 2024, doubtful
March or April 2024              | range   | 2024-03-01 | 2024-04-30 | ?Mar-Apr 24   | March or April 2024, doubtful
2023 or 2024                     | range   | 2023-01-01 | 2024-12-31 | ?2023-2024    | 2023 or 2024, doubtful
12/3/24 - 14/3/24?               | range   | 2024-03-12 | 2024-03-14 | ?12-14 Mar 24 | 12 to 14 March 2024, doubtful
?12-14/3/24                      | range   | 2024-03-12 | 2024-03-14 | ?12-14 Mar 24 | 12 to 14 March 2024, doubtful
12/3/24? - 14/3/24               | range   | 2024-03-12 | 2024-03-14 | ?12-14 Mar 24 | 12 to 14 March 2024, doubtful
12/3/24 - ?14/3/24               | range   | 2024-03-12 | 2024-03-14 | ?12-14 Mar 24 | 12 to 14 March 2024, doubtful
Sept 23 - Jul 24                 | range   | 2023-09-01 | 2024-07-31 | Sep 23-Jul 24 | 1 September 2023 to 31 July 2024
Sep 2023 to Jul 2024             | range   | 2023-09-01 | 2024-07-31 | Sep 23-Jul 24 | 1 September 2023 to 31 July 2024
Jan-Mar 2024                     | range   | 2024-01-01 | 2024-03-31 | Jan-Mar 24    | 1 January to 31 March 2024
Jan - Mar 24                     | range   | 2024-01-01 | 2024-03-31 | Jan-Mar 24    | 1 January to 31 March 2024
January to March 2024            | range   | 2024-01-01 | 2024-03-31 | Jan-Mar 24    | 1 January to 31 March 2024
Jan/Feb 2024                     | range   | 2024-01-01 | 2024-02-29 | Jan-Feb 24    | 1 January to 29 February 2024
2022-2023                        | range   | 2022-01-01 | 2023-12-31 | 2022-2023     | 1 January 2022 to 31 December 2023
2022 - 2023                      | range   | 2022-01-01 | 2023-12-31 | 2022-2023     | 1 January 2022 to 31 December 2023
2019 to 2021                     | range   | 2019-01-01 | 2021-12-31 | 2019-2021     | 1 January 2019 to 31 December 2021
2019-21                          | range   | 2019-01-01 | 2021-12-31 | 2019-2021     | 1 January 2019 to 31 December 2021
early March 2024 - late April 2024 | range   | 2024-03-01 | 2024-04-30 | Mar-Apr 24    | 1 March to 30 April 2024
3/3/24 - 3/3/24                  | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024
March 2024 - March 2024          | month   | 2024-03-01 | 2024-03-31 | Mar 2024      | March 2024
w/c 4/3/24 - w/c 18/3/24         | range   | 2024-03-04 | 2024-03-24 | 4-24 Mar 24   | 4 to 24 March 2024
1/4/24 - 30/6/24                 | range   | 2024-04-01 | 2024-06-30 | Apr-Jun 24    | 1 April to 30 June 2024
1/1/23-30/6/24                   | range   | 2023-01-01 | 2024-06-30 | Jan 23-Jun 24 | 1 January 2023 to 30 June 2024
unknown                          | unknown | - | - | undated       | date not known
Unknown                          | unknown | - | - | undated       | date not known
undated                          | unknown | - | - | undated       | date not known
date unknown                     | unknown | - | - | undated       | date not known
not known                        | unknown | - | - | undated       | date not known
n/k                              | unknown | - | - | undated       | date not known
?                                | unknown | - | - | undated       | date not known
??                               | unknown | - | - | undated       | date not known
Tues 5/3                         | day     | 2024-03-05 | 2024-03-05 | Tue  5 Mar 24 | Tue 5 March 2024
5/3/2024 (Tues)                  | day     | 2024-03-05 | 2024-03-05 | Tue  5 Mar 24 | Tue 5 March 2024 | 5/3/2024
5/3/2024 Tuesday                 | day     | 2024-03-05 | 2024-03-05 | Tue  5 Mar 24 | Tue 5 March 2024 | 5/3/2024
on 3/3/24                        | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024 | 3/3/24
in March 2024                    | month   | 2024-03-01 | 2024-03-31 | Mar 2024      | March 2024 | March 2024
during 2023                      | year    | 2023-01-01 | 2023-12-31 | 2023          | 2023 | 2023
3/3/24.                          | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024 | 3/3/24
3/3/24,                          | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024 | 3/3/24
12/11                            | day     | 2023-11-12 | 2023-11-12 | Sun 12 Nov 23 | Sun 12 November 2023
1 Aug                            | day     | 2023-08-01 | 2023-08-01 | Tue  1 Aug 23 | Tue 1 August 2023
1-Aug                            | day     | 2023-08-01 | 2023-08-01 | Tue  1 Aug 23 | Tue 1 August 2023
Aug 1st                          | day     | 2023-08-01 | 2023-08-01 | Tue  1 Aug 23 | Tue 1 August 2023
the 1st of August                | day     | 2023-08-01 | 2023-08-01 | Tue  1 Aug 23 | Tue 1 August 2023
29/2                             | day     | 2024-02-29 | 2024-02-29 | Thu 29 Feb 24 | Thu 29 February 2024
Thurs 29/2                       | day     | 2024-02-29 | 2024-02-29 | Thu 29 Feb 24 | Thu 29 February 2024
Wed 1/3                          | day     | 2023-03-01 | 2023-03-01 | Wed  1 Mar 23 | Wed 1 March 2023
2024-03-03T00:00:00              | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024 | 2024-03-03
2024-03-03 00:00:00              | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024 | 2024-03-03
03/03/2024 00:00                 | day     | 2024-03-03 | 2024-03-03 | Sun  3 Mar 24 | Sun 3 March 2024 | 03/03/2024
"""
# text | the sentence
REFUSED = """
6/22/16                    | 6/22/16 is not a day: figures are day/month/year. Did you mean 22/6/16?
06/22/2016                 | 06/22/2016 is not a day: figures are day/month/year. Did you mean 22/06/2016?
12/25/2023                 | 12/25/2023 is not a day: figures are day/month/year. Did you mean 25/12/2023?
2024-13-03                 | 2024-13-03 is not a day: figures that begin with the year are year-month-day. Did you mean 2024-03-13?
2024-30-01                 | 2024-30-01 is not a day: figures that begin with the year are year-month-day. Did you mean 2024-01-30?
31/04/24                   | 31/04/24 is not a day: April has 30 days.
31/4/2024                  | 31/4/2024 is not a day: April has 30 days.
31 April 2024              | 31 April 2024 is not a day: April has 30 days.
30/2/24                    | 30/2/24 is not a day: February has 29 days.
31/2/27                    | 31/2/27 is not a day: February of that year has 28 days.
31/2/2027                  | 31/2/2027 is not a day: February 2027 has 28 days.
29/2/23                    | 29/2/23 is not a day: February 2023 has 28 days.
29/02/2023                 | 29/02/2023 is not a day: February 2023 has 28 days.
29 Feb 2023                | 29 Feb 2023 is not a day: February 2023 has 28 days.
0/3/24                     | 0/3/24 is not a day: for a month alone write 03/2024.
00/03/24                   | 00/03/24 is not a day: for a month alone write 03/2024.
3/0/24                     | 3/0/24 is not a day: there is no month 0.
32/1/24                    | 32/1/24 is not a day: January has 31 days.
45/3/24                    | 45/3/24 is not a day: March has 31 days.
3/13/2024x                 | Put a space after 3/13/2024.
13/13/2024                 | 13/13/2024 is not a day: there is no month 13.
3/3/4                      | 3/3/4: write the year with two or four figures.
3/3/024                    | 3/3/024: write the year with two or four figures.
3/3/20244                  | 3/3/20244: write the year with two or four figures.
3-Mar-4                    | 3-Mar-4: write the year with two or four figures.
3/3/1066                   | 3/3/1066: the year 1066 cannot be right.
3/3/1824                   | 3/3/1824: the year 1824 cannot be right.
3/3/2150                   | 3/3/2150: the year 2150 cannot be right.
03032024                   | 03032024 is not a date as it stands: did you mean 03/03/2024? Put separators between.
030324                     | 030324 is not a date as it stands: did you mean 03/03/24? Put separators between.
20240303                   | 20240303 is not a date as it stands: did you mean 2024-03-03? Put separators between.
3 3 24                     | 3 3 24 is not a date as it stands: did you mean 3/3/24?
3 3 2024                   | 3 3 2024 is not a date as it stands: did you mean 3/3/2024?
O3/03/24                   | O3/03/24 has a letter where a figure belongs: did you mean 03/03/24?
03/O3/24                   | 03/O3/24 has a letter where a figure belongs: did you mean 03/03/24?
1l/3/24                    | 1l/3/24 has a letter where a figure belongs: did you mean 11/3/24?
I/3/24                     | I/3/24 has a letter where a figure belongs: did you mean 1/3/24?
l0/3/24                    | l0/3/24 has a letter where a figure belongs: did you mean 10/3/24?
3 Mrach 24                 | Mrach is not a month: did you mean March?
3 Marhc 2024               | Marhc is not a month: did you mean March?
3 Septmber 2023            | Septmber is not a month: did you mean September?
Febuary 2024               | Febuary is not a month: did you mean February?
14th Janury 2024           | Janury is not a month: did you mean January?
3 Foo 2024                 | There is no date: begin with one, such as 3/3/24 or Mar 2024, or with ? when it is not known.
3/3/31                     | 3/3/31 would be 3 March 2031, which is still to come: write the year with four figures.
3/3/2031                   | 3 March 2031 is still to come: mend the date.
Mar 31                     | Mar 31 would be March 2031, which is still to come: write the year with four figures.
March 2031                 | March 2031 is still to come: mend the date.
31 Dec 2030                | 31 December 2030 is still to come: mend the date.
3/3/26                     | 3/3/26 would be 3 March 2026, which is still to come: write the year with four figures.
Mon 3 Mar 24               | 3 March 2024 is a Sunday, not a Monday: mend one of them, or put ? before the date.
Sun 4/3/24                 | 4 March 2024 is a Monday, not a Sunday: mend one of them, or put ? before the date.
Monday 3rd March 2024      | 3 March 2024 is a Sunday, not a Monday: mend one of them, or put ? before the date.
Fri 29/2                   | Fri 29/2 is in no year of the review's period: write the year, or mend the weekday.
Mon 4 - Tues 6 March 2024  | 6 March 2024 is a Wednesday, not a Tuesday: mend one of them, or put ? before the date.
14-12/3/24                 | 14-12/3/24 runs backwards: write the earlier date first.
14/3/24 - 12/3/24          | 14/3/24 - 12/3/24 runs backwards: write the earlier date first.
14 Mar 24 to 12 Mar 24     | 14 Mar 24 to 12 Mar 24 runs backwards: write the earlier date first.
2024-2023                  | 2024-2023 runs backwards: write the earlier date first.
2024 - 2023                | 2024 - 2023 runs backwards: write the earlier date first.
Jul 24 - Sept 23           | Jul 24 - Sept 23 runs backwards: write the earlier date first.
12/3/24 - 31/2/24          | 31/2/24 is not a day: February has 29 days.
31/2/24 - 12/3/24          | 31/2/24 is not a day: February has 29 days.
12-32/3/24                 | 32/3/24 is not a day: March has 31 days.
12/3/24 - 6/22/24          | 6/22/24 is not a day: figures are day/month/year. Did you mean 22/6/24?
c 12-14/3/24               | c 12-14/3/24: only a day, month, season or year can be about; give the widest days instead.
c Jan - Mar 2024           | c Jan - Mar 2024: only a day, month, season or year can be about; give the widest days instead.
c 12/3/24 - 14/3/24        | c 12/3/24 - 14/3/24: only a day, month, season or year can be about; give the widest days instead.
12/3/24 - c 14/3/24        | 12/3/24 - c 14/3/24: a range cannot be about; give its widest days.
c w/c 4/3/24               | c w/c 4/3/24: only a day, month, season or year can be about.
c early 2024               | c early 2024: only a day, month, season or year can be about.
c before 3/3/24            | c before 3/3/24: only a day, month, season or year can be about; give the widest days instead.
before 12-14/3/24          | before 12-14/3/24: give one date before or after, not a range.
12 and 15 March 2024       | 12 and 15 March 2024 are two dates apart: write a line for each, or a dash for all the days between.
12/15 March 2024           | 12/15 March 2024 are two dates apart: write a line for each, or a dash for all the days between.
12/3/24 & 15/3/24          | 12/3/24 & 15/3/24 are two dates apart: write a line for each, or a dash for all the days between.
Jan/Mar 2024               | Jan/Mar 2024 are two dates apart: write a line for each, or a dash for all the days between.
12, 13 and 14 March 2024   | 12, 13 and 14 are several days: write a line for each, or a dash for all the days between.
12,13,14 March 2024        | 12,13,14 are several days: write a line for each, or a dash for all the days between.
Q1 2024                    | Q1 2024 could be of a calendar or a financial year: write the months, such as Jan 2024 - Mar 2024.
Q3 23                      | Q3 23 could be of a calendar or a financial year: write the months, such as Jan 2024 - Mar 2024.
first quarter 2024         | first quarter 2024 could be of a calendar or a financial year: write the months, such as Jan 2024 - Mar 2024.
H1 2024                    | H1 2024 could be of a calendar or a financial year: write the months, such as Jan 2024 - Mar 2024.
2023/24                    | 2023/24 could be a school, financial or calendar year: write the months, such as Apr 2023 - Mar 2024.
2023/2024                  | 2023/2024 could be a school, financial or calendar year: write the months, such as Apr 2023 - Mar 2024.
2011-12                    | 2011-12 could be December 2011 or 2011 to 2012: write one of them out.
Summer term 2023           | Summer term begins and ends differently from place to place: write the days or months it spans.
autumn half term 2023      | autumn half term begins and ends differently from place to place: write the days or months it spans.
Xmas 2023                  | Xmas 2023 is not a date as it stands: write the day, or the days it spans.
Christmas 2023             | Christmas 2023 is not a date as it stands: write the day, or the days it spans.
Christmas Day 2023         | Christmas Day 2023 is not a date as it stands: did you mean 25 December 2023?
Boxing Day 2023            | Boxing Day 2023 is not a date as it stands: did you mean 26 December 2023?
Easter 2024                | Easter 2024 is not a date as it stands: write the day, or the days it spans.
New Year 2024              | New Year 2024 is not a date as it stands: write the day, or the days it spans.
Good Friday 2024           | Good Friday 2024 is not a date as it stands: write the day, or the days it spans.
5th-7th                    | 5th-7th has no month: write it in full, such as 5-7 Mar 2024.
5-7                        | 5-7 has no month: write it in full, such as 5-7 Mar 2024.
3rd                        | 3rd has no month: write the day in full, such as 3 Mar 2024.
the 3rd                    | the 3rd has no month: write the day in full, such as 3 Mar 2024.
Mon 3rd                    | Mon 3rd has no month: write the day in full, such as 3 Mar 2024.
March                      | March has no year: write it, such as Mar 2024.
Sept                       | Sept has no year: write it, such as Mar 2024.
early March                | early March is no date as it stands: write the days it spans, such as 1-7 Mar 2024, or early Mar 2024.
end of March               | end of March has no year: write it, such as Mar 2024.
March to May               | March to May has no year: write it, such as Mar - May 2024.
today                      | today is no date: dates are never counted from today; write the day itself.
yesterday                  | yesterday is no date: dates are never counted from today; write the day itself.
tomorrow                   | tomorrow is no date: dates are never counted from today; write the day itself.
last week                  | last week is no date: dates are never counted from today; write the day itself.
two weeks ago              | two weeks ago is no date: dates are never counted from today; write the day itself.
this morning               | this morning is no date: dates are never counted from today; write the day itself.
same day                   | same day is not a date: write = for the day of the row before, +1 for the day after it.
the next day               | the next day is not a date: write = for the day of the row before, +1 for the day after it.
ditto                      | ditto is not a date: write = for the day of the row before, +1 for the day after it.
0930                       | 0930 is a time without a date: write the day before it, or = for the day of the row before.
09:30                      | 09:30 is a time without a date: write the day before it, or = for the day of the row before.
2pm                        | 2pm is a time without a date: write the day before it, or = for the day of the row before.
1400hrs                    | 1400hrs is a time without a date: write the day before it, or = for the day of the row before.
3/24                       | 3/24 is not a day: figures are day/month/year. For a month write 03/2024, for a day give all of it.
13/2024                    | 13/2024 is not a month: there is no month 13.
00/2024                    | 00/2024 is not a month: there is no month 0.
xx/03/2024                 | xx/03/2024 has no day: for a month alone write 03/2024.
??/03/24                   | ??/03/24 has no day: for a month alone write 03/2024.
1990s                      | 1990s is no date as it stands: write the years it spans, such as 1990-1999.
mid 1990s                  | mid 1990s is no date as it stands: write the years it spans, such as 1990-1999.
late summer 2023           | late summer 2023 is no date as it stands: write the days it spans, such as 1-7 Mar 2024, or early Mar 2024.
first week of March 2024   | first week is no date as it stands: write the days it spans, such as 1-7 Mar 2024, or early Mar 2024.
week of 4/3/24             | week of 4/3/24: write w/c for the week that begins then, or w/e for the one that ends then.
letter from DWP            | There is no date: begin with one, such as 3/3/24 or Mar 2024, or with ? when it is not known.
12-14-3-24                 | 12-14-3-24 is not a date as it stands: write 12-14/3/24 for a range.
3/3-24                     | 3/3-24 could be a day or a range: write 3/3/24 for a day, or all of a range.
14/3/24 15.3.24            | 14/3/24 15.3.24 is not a date as it stands: 15.3.24 is too much.
14/3/24, 15/3/24           | 14/3/24, 15/3/24 is not a date as it stands: , 15/3/24 is too much.
3/3/24 14 March 2024       | 3/3/24 14 March 2024 is not a date as it stands: 14 March 2024 is too much.
3/3/24 call                | 3/3/24 call is not a date as it stands: call is too much.
12/3/24 - 14               | 12/3/24 - 14 could be a range: write both days in full for a range, or put a colon before the text.
12/3/24 to March           | 12/3/24 to March could be a range: write its last day in full, or put a colon before the text.
12/3/24 - 2024             | 12/3/24 - 2024: 2024 could be a year or a time; write both days of a range, or the time with a colon.
between 3/3/24             | between 3/3/24: between which two dates?
between March 2024         | between March 2024: between which two dates?
3/3                        | 3/3 could be Sun 3 March 2024 or Fri 3 March 2023: write the year.
1/4                        | 1/4 could be Mon 1 April 2024 or Sat 1 April 2023: write the year.
3 Mar                      | 3 Mar could be Sun 3 March 2024 or Fri 3 March 2023: write the year.
31/4                       | 31/4 is not a day: April has 30 days.
30/2                       | 30/2 is not a day: February has 29 days.
15/7/                      | 15/7/ is not a date as it stands: / is too much.
１２/3/24                    | Write the date in plain figures, 0 to 9.
٣/٣/٢٤                     | Write the date in plain figures, 0 to 9.
=                          | There is no date: begin with one, such as 3/3/24 or Mar 2024, or with ? when it is not known.
+2                         | +2 is no step from the row before: write +2 or -1 for days, +1w for weeks.
"""
