import { useTranslations } from 'next-intl'
import { Person } from '#components/drawings/people/person.tsx'
import { Words } from '#components/ui/words.tsx'
import type { StoryPerson } from '#domain/scenario/story-people.ts'
import './people-met.css'

/** So many fit in two rows on a phone. */
const maxPeople = 6

/** Whom one will meet, by face and name. */
export function StoryPeople({ people }: { people: readonly StoryPerson[] }) {
  const t = useTranslations('learn')
  if (people.length === 0) return null
  return (
    <section aria-labelledby="people-met">
      <h2 className="people-met-title" id="people-met">
        {t('meet')}
      </h2>
      <ul className="people-met">
        {people.slice(0, maxPeople).map(({ name, look }) => (
          <li key={name.text}>
            <svg viewBox="56 8 288 288" aria-hidden="true">
              <Person look={look} />
            </svg>
            <Words text={name} />
          </li>
        ))}
      </ul>
    </section>
  )
}
