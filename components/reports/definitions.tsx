import { useTranslations } from 'next-intl'
import { Section } from '#components/ui/section.tsx'
import { StatusKey } from '#components/understanding/status-key.tsx'
import { SMALLEST_GROUP } from '#domain/comprehension/group-share.ts'
import {
  DOES_NOT_UNDERSTAND_TO,
  FEWEST_ANSWERS,
  UNDERSTANDS_CRITICAL_FROM,
  UNDERSTANDS_FROM,
} from '#domain/comprehension/status.ts'
import './definitions.css'

const paragraphKeys = ['words-1', 'words-2', 'words-3', 'words-4', 'words-5'] as const

/** The sections of the definitions, each with how many paragraphs it has. */
const sections = [
  { id: 'person', paragraphs: 4 },
  { id: 'statuses', paragraphs: 1 },
  { id: 'group', paragraphs: 4 },
  { id: 'completed', paragraphs: 2 },
  { id: 'small-groups', paragraphs: 2 },
  { id: 'change', paragraphs: 3 },
  { id: 'effect', paragraphs: 5 },
  { id: 'items', paragraphs: 4 },
  { id: 'limits', paragraphs: 4 },
] as const

const percent = (share: number) => Math.round(share * 100)

const figures = {
  understandsFrom: percent(UNDERSTANDS_FROM),
  criticalFrom: percent(UNDERSTANDS_CRITICAL_FROM),
  notUpTo: percent(DOES_NOT_UNDERSTAND_TO),
  fewestAnswers: FEWEST_ANSWERS,
  smallestGroup: SMALLEST_GROUP,
}

/** What the figures of the reports mean, section by section, each of which a report can point to. */
export function Definitions() {
  const t = useTranslations('definitions')
  return sections.map(({ id, paragraphs }) => (
    <Section key={id} id={id} title={t(`${id}.title`)}>
      <div className="definition">
        {paragraphKeys.slice(0, paragraphs).map((words) => (
          <p key={words}>{t(`${id}.${words}`, figures)}</p>
        ))}
        {id === 'statuses' && <StatusKey explained="yes" />}
      </div>
    </Section>
  ))
}
