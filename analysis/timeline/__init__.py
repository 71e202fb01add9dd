"""Timeline: from articles to dated meetings.

`scan` reads one document (pure, picklable); `assemble` puts all scans
together: years, merging, gaps; `build` does both with documents at hand.
"""

from analysis.timeline.article_dates import date_articles
from analysis.timeline.assemble import Timeline, assemble, build, check_own
from analysis.timeline.scan import Scan, scan

__all__ = ["Scan", "Timeline", "assemble", "build", "check_own", "date_articles", "scan"]
