import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { SearchForm } from '#components/ui/search-form.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { type AudienceRule, ruleSides, writeRule } from '#domain/assignments/audience-rule.ts'
import { audienceHref } from './audience-href.ts'
import './audience-rules.css'

type NamedRule = AudienceRule & { readonly name: string }
type Choice = { readonly value: string; readonly label: string }

/** Puts together who an assignment is for: each rule a line with its way out, and the forms that add one. An address each. */
export function AudienceRules({
  action,
  rules,
  teams,
  professions,
  sites,
  kept,
  search,
  found,
}: {
  /** The page's address. */
  action: string
  rules: readonly NamedRule[]
  teams: readonly { readonly id: string; readonly name: string }[]
  professions: readonly string[]
  sites: readonly string[]
  /** What else each address says: names and values. */
  kept: readonly (readonly [string, string])[]
  /** Finds people to name. */
  search: string
  found: readonly { readonly id: string; readonly name: string; readonly profession: string }[]
}) {
  const t = useTranslations('assignments')
  const hrefOf = (these: readonly AudienceRule[]) => audienceHref(action, these, kept)
  const hiddenFields = [...rules.map((rule) => ['rule', writeRule(rule)] as const), ...kept].map(([name, value]) => (
    <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
  ))
  const askedRules = rules.filter(({ side }) => side === 'asked')
  const sparedRules = rules.filter(({ side }) => side === 'spared')
  const line = (rule: NamedRule) => (
    <li key={writeRule(rule)}>
      <span>{t(`rule.${rule.kind}`, { name: rule.name })}</span>
      <Link href={hrefOf(rules.filter((each) => each !== rule))}>{t('builder.remove', { name: rule.name })}</Link>
    </li>
  )
  const teamChoices = teams.flatMap(({ id, name }) => [
    { value: `team.${id}`, label: t('rule.team', { name }) },
    { value: `team-alone.${id}`, label: t('rule.team-alone', { name }) },
  ])
  const terms = (kind: 'profession' | 'site', names: readonly string[]) =>
    names.map((name) => ({ value: `${kind}.${name}`, label: name }))
  return (
    <div className="audience-rules">
      <h3>{t('builder.asked')}</h3>
      <ul>{askedRules.length === 0 ? <li>{t('builder.everyone')}</li> : askedRules.map(line)}</ul>
      {sparedRules.length > 0 && (
        <>
          <h3>{t('builder.spared')}</h3>
          <ul>{sparedRules.map(line)}</ul>
        </>
      )}
      <div className="audience-adding">
        <AddRule action={action} name="team" label={t('builder.team')} choices={teamChoices}>
          {hiddenFields}
        </AddRule>
        <AddRule
          action={action}
          name="profession"
          label={t('builder.profession')}
          choices={terms('profession', professions)}
        >
          {hiddenFields}
        </AddRule>
        <AddRule action={action} name="site" label={t('builder.site')} choices={terms('site', sites)}>
          {hiddenFields}
        </AddRule>
        <SearchForm page={action} layout="free">
          {hiddenFields}
          <TextField
            name="q"
            id="person-search"
            type="search"
            label={t('builder.person')}
            defaultValue={search}
            optional
          />
          <Button type="submit" kind="quiet">
            {t('list.find')}
          </Button>
        </SearchForm>
      </div>
      {search !== '' && (
        <ul>
          {found.length === 0 && <li>{t('builder.nobody', { search })}</li>}
          {found.map(({ id, name, profession }) => (
            <li key={id}>
              <span>
                {name}
                {profession !== '' && <small>{profession}</small>}
              </span>
              {ruleSides.map((side) => (
                <Link
                  key={side}
                  href={hrefOf([...rules, { side, kind: 'person', value: id }])}
                  aria-label={t(`builder.add.${side}`, { name })}
                >
                  {t(`builder.side.${side}`)}
                </Link>
              ))}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Adds one of some choices: asked or spared, by the button that is pressed. */
function AddRule({
  action,
  name,
  label,
  choices,
  children,
}: {
  action: string
  name: string
  label: string
  choices: readonly Choice[]
  children: ReactNode
}) {
  const t = useTranslations('assignments.builder')
  if (choices.length === 0) return null
  return (
    <form action={action}>
      {children}
      <Select name="value" id={`add-${name}`} label={label} choices={choices} optional />
      {ruleSides.map((side) => (
        <Button key={side} type="submit" kind="quiet" name="side" value={side}>
          {t(`side.${side}`)}
        </Button>
      ))}
    </form>
  )
}
