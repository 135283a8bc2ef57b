import { useTranslations } from 'next-intl'
import type { GroupChange } from '#domain/reports/group-change.ts'

/** Points of a hundred, with their range; where the range holds zero there is no clear change. */
export function ChangeInPoints({ change: { by, interval, direction } }: { change: GroupChange }) {
  const t = useTranslations('teams.now.change')
  const points = (share: number) => Math.round(Math.abs(share) * 100)
  if (direction === 'unclear') return t('unclear')
  const [near, far] = direction === 'up' ? [interval.low, interval.high] : [interval.high, interval.low]
  return t(direction, { points: points(by), low: points(near), high: points(far) })
}
