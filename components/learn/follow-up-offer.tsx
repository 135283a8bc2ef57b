import { useFormatter, useTranslations } from 'next-intl'
import { ButtonLink } from '#components/ui/button.tsx'
import type { Text } from '#domain/scenario/module.ts'
import './follow-up-offer.css'
import '#components/ui/item-list.css'

/** The follow-up that can be done now, before everything else that there is to do. */
export function FollowUpOffer({
  followUp: { id, progress, modules, closesOn },
}: {
  followUp: {
    readonly id: string
    readonly progress: 'waiting' | 'under-way'
    readonly modules: readonly { readonly title: Text }[]
    /** Midnight UTC of the last day. */
    readonly closesOn: Date
  }
}) {
  const t = useTranslations('followUps')
  const format = useFormatter()
  return (
    <section className="offer" aria-labelledby="follow-up-title">
      <div>
        <h2 id="follow-up-title">
          {t(
            'title',
            followUpTitle(modules, (titles) => format.list(titles)),
          )}
        </h2>
        <p>{t('offer')}</p>
        <p className="item-facts">
          <span>
            {t('closesOn', { date: format.dateTime(closesOn, { day: 'numeric', month: 'long', timeZone: 'UTC' }) })}
          </span>
        </p>
      </div>
      <ButtonLink href={`/learn/follow-ups/${id}`}>{t(`open.${progress}`)}</ButtonLink>
    </section>
  )
}

/** The values of the text `title`: which modules a follow-up follows, in words. */
export function followUpTitle(
  modules: readonly { readonly title: Text }[],
  listed: (titles: string[]) => string,
): { count: number; modules: string } {
  return { count: modules.length, modules: listed(modules.map(({ title }) => title.text)) }
}
