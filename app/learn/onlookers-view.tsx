import { getFormatter, getTranslations } from 'next-intl/server'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { mostLooks, type Onlookers } from '#data/reports/own-onlookers.ts'

/** Who may see what the reader understands, what an export holds, and who has looked. */
export async function OnlookersView({ onlookers }: { onlookers: Onlookers }) {
  const t = await getTranslations('learn')
  const format = await getFormatter()
  const { may, looked, teamsSince, readers } = onlookers
  return (
    <Disclosure summary={t('onlookers.title', { count: may.filter(({ as }) => as !== 'programme').length })}>
      <p>{t(`onlookers.readers.${readers}`)}</p>
      {may.length > 0 && <p>{t(readers === 'groups-only' ? 'onlookers.programmesOnly' : 'onlookers.words')}</p>}
      <ul>
        {may.map(({ name, as }) => (
          <li key={`${name} ${as}`}>{t(`onlookers.${as}`, { name })}</li>
        ))}
      </ul>
      <p>{t(readers === 'managers-and-administrators' ? 'onlookers.exports' : 'onlookers.exportsWithoutNames')}</p>
      <p>{t(looked.length === 0 ? 'onlookers.nobodyLooked' : 'onlookers.looked')}</p>
      {looked.length > 0 && (
        <ul>
          {looked.map(({ name, what, team, at }) => (
            <li key={`${name} ${what} ${team} ${at.toISOString()}`}>
              {t(`onlookers.look.${what}`, {
                name,
                team: team ?? t('onlookers.noTeam'),
                date: format.dateTime(at, { day: 'numeric', month: 'long' }),
              })}
            </li>
          ))}
        </ul>
      )}
      {looked.length === mostLooks && <p>{t('onlookers.most')}</p>}
      {teamsSince !== null && (
        <p>{t('onlookers.teamsSince', { date: format.dateTime(teamsSince, { dateStyle: 'long' }) })}</p>
      )}
    </Disclosure>
  )
}
