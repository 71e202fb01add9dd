"""Timeline: from articles to dated meetings.

`scan` reads one document (pure, picklable); `assemble` puts all scans
together: years, merging, gaps.
"""

from analysis.timeline.assemble import Timeline, assemble
from analysis.timeline.scan import Scan, scan

__all__ = ["Scan", "Timeline", "assemble", "scan"]
