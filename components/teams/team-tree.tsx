import Link from 'next/link'
import { useTranslations } from 'next-intl'
import './team-tree.css'

export type TeamNode = {
  readonly id: string
  readonly name: string
  readonly parentId: string | null
  readonly members: number
}

/** Teams under the teams they belong to, each a way to its report. */
export function TeamTree({ teams }: { teams: readonly TeamNode[] }) {
  const known = new Set(teams.map(({ id }) => id))
  return <Branch teams={teams} below={teams.filter(({ parentId }) => parentId === null || !known.has(parentId))} />
}

function Branch({ teams, below }: { teams: readonly TeamNode[]; below: readonly TeamNode[] }) {
  const t = useTranslations('teams')
  return (
    <ul className="team-tree">
      {below.map((team) => {
        const children = teams.filter(({ parentId }) => parentId === team.id)
        return (
          <li key={team.id}>
            <Link href={`/teams/${team.id}`}>{team.name}</Link>{' '}
            <span>
              {team.members === 0 && children.length > 0
                ? t('togetherWithBelow')
                : t('members', { count: team.members })}
            </span>
            {children.length > 0 && <Branch teams={teams} below={children} />}
          </li>
        )
      })}
    </ul>
  )
}
