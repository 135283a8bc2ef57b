import { describe, expect, test } from 'vitest'
import { judgeRows } from './judge-rows.ts'
import { ana, ground, judgeLines } from './judging.testing.ts'

describe('a row', () => {
  test('of someone new creates them, a clinician unless it says otherwise', () => {
    const [clinician, manager] = judgeLines([
      '18; Cleo@Home.example ;Cleo;;Midwife;ward;;',
      ';dan@home.example;Dan;Ek;Nurse;;Manager, Clinician;Español',
    ])
    expect(clinician).toMatchObject({
      verdict: 'created',
      person: { externalId: '18', email: 'cleo@home.example', familyName: '' },
      teams: ['Ward'],
      roles: ['clinician'],
      language: null,
    })
    expect(manager).toMatchObject({ verdict: 'created', roles: ['manager', 'clinician'], language: 'es' })
  })

  test('finds someone by external id before their address, and says what changes', () => {
    expect(judgeLines(['17;ana.new@home.example;Ana;Ruiz;Consultant;Ward;;'])).toEqual([
      expect.objectContaining({
        verdict: 'changed',
        personId: 'ana',
        changes: [
          { field: 'email', from: 'ana@home.example', to: 'ana.new@home.example' },
          { field: 'profession', from: 'Nurse', to: 'Consultant' },
        ],
      }),
    ])
  })

  test('gives an external id to someone who is found by address, and adds a team', () => {
    expect(judgeLines(['99;BEN@home.example;;;;WARD;;'])).toMatchObject([
      { verdict: 'changed', personId: 'ben', changes: [{ field: 'externalId' }, { field: 'team', to: 'Ward' }] },
    ])
  })

  test('with empty cells leaves what is there', () => {
    expect(judgeLines(['17;;;;;;;'])).toMatchObject([{ verdict: 'unchanged', personId: 'ana' }])
  })

  test.each([
    [';;Eve;;Nurse;;;', 'email', 'required'],
    [';eve@home;Eve;;Nurse;;;', 'email', 'not-an-email'],
    [';eve@home.example;;;Nurse;;;', 'givenName', 'required'],
    [';eve@home.example;Eve;;;;;', 'profession', 'required'],
    [`;eve@home.example;${'x'.repeat(10_000)};;Nurse;;;`, 'givenName', 'too-long'],
    [';eve@home.example;E\u0007ve;;Nurse;;;', 'givenName', 'control-character'],
    ['17;ben@home.example;Ana;;Nurse;;;', 'email', 'two-people'],
    ['18;ana@home.example;Ana;;Nurse;;;', 'externalId', 'other-number'],
    [';eve@home.example;Eve;;Nurse;Ward 9;;', 'team', 'no-such-team'],
    [';eve@home.example;Eve;;Nurse;;Administrator;', 'role', 'administrator-by-hand'],
    [';eve@home.example;Eve;;Nurse;;مسؤول النظام;', 'role', 'administrator-by-hand'],
    [';eve@home.example;Eve;;Nurse;;مسؤول;', 'role', 'administrator-by-hand'],
    [';eve@home.example;Eve;;Nurse;;constructor;', 'role', 'no-such-role'],
    [';eve@home.example;Eve;;Nurse;;;Klingon', 'language', 'no-such-language'],
  ])('%j is refused for its %s: %s', (line, field, problem) => {
    expect(judgeLines([line])).toMatchObject([{ verdict: 'refused', field, problem }])
  })

  test('for the same person as a row before is refused, and names that row', () => {
    const twice = judgeLines([
      ';eve@home.example;Eve;;Nurse;;;',
      ';EVE\u200B@home.example;Eve;;Nurse;;;',
      '17;;;;;;;',
      ';ana@home.example;;;;;;',
    ])
    expect(twice.map(({ verdict }) => verdict)).toEqual(['created', 'refused', 'unchanged', 'refused'])
    expect(twice[1]).toMatchObject({ problem: 'twice-in-file', otherRow: 2 })
    expect(twice[3]).toMatchObject({ problem: 'twice-in-file', found: 'ana@home.example', otherRow: 4 })
  })

  test('may name several teams, of which someone joins those that they are not in', () => {
    const teams = [
      ...ground.teams,
      { id: 'both', name: 'Sleep; pain', isArchived: false },
      { id: 'bay', name: 'Bay', isArchived: false },
    ]
    const [several, whole, unknown] = judgeLines(
      [
        '17;;;;;"ward | BAY|bay";;',
        ';ben@home.example;;;;"Sleep; pain";;',
        '18;c@home.example;C;;Nurse;"Bay | Attic";;',
      ].map((line) => line.replaceAll('; p', ', p').replaceAll('"', '')),
      { teams: teams.map((team) => ({ ...team, name: team.name.replace(';', ',') })) },
    )
    expect(several).toMatchObject({ teams: ['Bay'], changes: [{ field: 'team', from: '', to: 'Bay' }] })
    expect(whole).toMatchObject({ teams: ['Sleep, pain'] })
    expect(unknown).toMatchObject({ verdict: 'refused', field: 'team', problem: 'no-such-team' })
  })

  test('as an export writes it, with an apostrophe before what looks like a formula, says what it said', () => {
    const people = [{ ...ana, familyName: '=1+1', site: '-' }]
    const line = { row: 2, fields: ['17', "'=1+1", "'-"] }
    expect(judgeRows({ columns: ['externalId', 'familyName', 'site'], rows: [line] }, { ...ground, people })).toEqual([
      { row: 2, verdict: 'unchanged', personId: 'ana' },
    ])
  })

  test('may name teams that someone manages: they become a manager, and manage no other team less', () => {
    const people = [{ ...ana, managedIds: ['ward'] }]
    const bay = { id: 'bay', name: 'Bay', isArchived: false }
    const lines = ['17;;;;;;;;ward|Bay', '18;c@home.example;C;;Nurse;;;;Bay', '19;d@home.example;D;;Nurse;;;;Attic']
    expect(judgeLines(lines, { people, teams: [...ground.teams, bay] })).toMatchObject([
      { verdict: 'changed', manages: ['Bay'], changes: [{ field: 'manages', from: '', to: 'Bay' }] },
      { verdict: 'created', manages: ['Bay'], teams: [], roles: ['clinician', 'manager'] },
      { verdict: 'refused', field: 'manages', problem: 'no-such-team' },
    ])
  })

  test('with an archived team is refused, unless another has its name now', () => {
    const old = { id: 'old', name: 'Ward', isArchived: true }
    const attic = { id: 'attic', name: 'Attic', isArchived: true }
    const lines = [';ben@home.example;;;;Ward;;', '17;;;;;Attic;;', '18;c@home.example;C;;Nurse;;;;Attic']
    const unknownTeams = 'make'
    expect(judgeLines(lines, { teams: [old, ...ground.teams, attic], unknownTeams })).toMatchObject([
      { verdict: 'changed', teams: ['Ward'] },
      { verdict: 'refused', field: 'team', problem: 'archived-team' },
      { verdict: 'refused', field: 'manages', problem: 'archived-team' },
    ])
  })

  test('with a team that two go by is refused', () => {
    const teams = [...ground.teams, { id: 'other', name: 'WARD', isArchived: false }]
    expect(judgeLines([';ben@home.example;;;;Ward;;'], { teams })).toMatchObject([{ problem: 'two-teams' }])
  })
})
