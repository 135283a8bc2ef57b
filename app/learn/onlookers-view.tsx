import { getFormatter, getTranslations } from 'next-intl/server'
import { Disclosure } from '#components/ui/disclosure.tsx'
import type { Onlookers } from '#data/reports/own-onlookers.ts'

/** Who may see what the reader understands, and who has looked. */
export async function OnlookersView({ onlookers }: { onlookers: Onlookers }) {
  const t = await getTranslations('learn')
  const format = await getFormatter()
  return (
    <Disclosure summary={t('onlookers.title', { count: onlookers.may.length })}>
      <p>{t('onlookers.words')}</p>
      <ul>
        {onlookers.may.map(({ name, as }) => (
          <li key={`${name} ${as}`}>{t(`onlookers.${as}`, { name })}</li>
        ))}
      </ul>
      <p>
        {onlookers.looked.length === 0
          ? t('onlookers.nobodyLooked')
          : t('onlookers.looked', {
              list: format.list(
                onlookers.looked.map(({ name, at }) =>
                  t('onlookers.lookedOn', { name, date: format.dateTime(at, { day: 'numeric', month: 'long' }) }),
                ),
              ),
            })}
      </p>
    </Disclosure>
  )
}
