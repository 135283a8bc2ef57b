import { z } from 'zod'
import { teamReport } from '#data/reports/team.ts'
import { reportDownload } from '#server/exports/report-download.ts'
import { reportTexts } from '#server/exports/report-texts.ts'
import { teamTables } from '#server/exports/team-tables.ts'

/** A team's report as a file, for anyone who may see its page. It is logged in the same way. */
export const GET = reportDownload<'administrator' | 'manager', { team: string }>(
  // A manager who administers too sees here what they see as a manager: the organisation may show names to managers alone.
  ['manager', 'administrator'],
  async (viewer, { team }, { now }) => {
    const report = z.uuid().safeParse(team).success ? await teamReport(viewer, team, { now, form: 'file' }) : null
    return report === null ? null : teamTables(report, await reportTexts())
  },
)
