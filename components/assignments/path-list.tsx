import { useTranslations } from 'next-intl'
import { Link } from '#components/ui/link.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { PathModules } from './path-modules.tsx'
import './path-list.css'

/** The organisation's paths, each with its modules in their order and a page of its own. */
export function PathList({
  paths,
  titleOf,
}: {
  paths: readonly {
    readonly id: string
    readonly name: string
    readonly inOrder: boolean
    readonly steps: readonly string[]
    readonly archivedAt: Date | null
    readonly assignments: number
  }[]
  titleOf: (slug: string) => string
}) {
  const t = useTranslations('assignments.paths')
  return (
    <ul className="path-list">
      {paths.map(({ id, name, inOrder, steps, archivedAt, assignments }) => (
        <li key={id}>
          <Link href={`/admin/assignments/paths/${id}`}>
            <bdi>{name}</bdi>
          </Link>
          {archivedAt !== null && <Tag>{t('archived')}</Tag>}
          <p>
            {t(inOrder ? 'inOrder' : 'anyOrder')} · {t('assignments', { count: assignments })}
          </p>
          <PathModules inOrder={inOrder} titles={steps.map(titleOf)} />
        </li>
      ))}
    </ul>
  )
}
