import type { PracticeTexts } from '#data/curriculum/shared/curriculum-texts.ts'
import { reportReaderIn } from '#data/database/read.ts'
import type { TeamReport } from '#data/reports/team.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import type { WaiverCounts } from '#domain/assignments/waiver.ts'
import type { Visibility } from '#domain/comprehension/groups/suppression.ts'
import type { CompletionCounts } from './keep-snapshot.ts'
import { trendOf } from './read-groups.ts'
import { sharesByPractice } from './shares-by-practice.ts'

export type FiguresOfLastNight = Pick<TeamReport, 'asOf' | 'shares' | 'understood' | 'history'> & {
  /** Null: no night has looked at the team. */
  readonly visibility: Visibility | null
  /** Whom the night counted; null as above. */
  readonly people: number | null
  /** Null where the night shows no figures. */
  readonly completed: CompletionCounts | null
  readonly spared: WaiverCounts | null
}

/** A team's figures as last night wrote them: nobody's understanding is read. */
export async function figuresOfLastNight(
  viewer: Manager | Administrator,
  teamId: string,
  { practices, now }: { practices: readonly PracticeTexts[]; now: Date },
): Promise<FiguresOfLastNight> {
  const ids = practices.map(({ id }) => id)
  const figureQuery = {
    organisationId: viewer.organisationId,
    kind: 'team' as const,
    groupId: teamId,
    practices: ids,
    now,
  }
  const trend = await trendOf(reportReaderIn(viewer), figureQuery)
  const night = trend.at(-1)
  const figures = night?.figures ?? null
  return {
    asOf: night?.day ?? now,
    visibility: night?.visibility ?? null,
    people: night?.people ?? null,
    completed: figures?.completed ?? null,
    spared: figures?.spared ?? null,
    understood: figures?.overall ?? 'too-few',
    shares: figures === null ? 'too-few' : sharesByPractice(ids, figures),
    history: { trend, change: null },
  }
}
