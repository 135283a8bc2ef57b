import type pg from 'pg'

/** How many weeks of nights there are for the trends. */
const weeks = 52
/** The night a quarter before, with which the newest compares. */
const quarterDays = 91

/** A year of weekly nights like the newest, and everybody's probabilities a quarter ago, so that trends are as long as they get. */
export async function addPastNights(client: pg.Client, organisationId: string): Promise<void> {
  await client.query(
    `INSERT INTO snapshot (organisation_id, day, as_of, practices, parameters_hash, people)
     SELECT s.organisation_id, s.day - 7 * week, s.as_of - 7 * week * interval '1 day', s.practices, s.parameters_hash, s.people
     FROM snapshot s, generate_series(1, $2) week WHERE s.organisation_id = $1`,
    [organisationId, weeks],
  )
  await client.query(
    `INSERT INTO group_snapshot (organisation_id, day, kind, group_id, people, shown, shares, lows, highs, unknowns,
       share, low, high, unknown, completed, assigned)
     SELECT g.organisation_id, g.day - 7 * week, g.kind, g.group_id, g.people, g.shown, g.shares, g.lows, g.highs, g.unknowns,
       g.share, g.low, g.high, g.unknown, g.completed, g.assigned
     FROM group_snapshot g, generate_series(1, $2) week WHERE g.organisation_id = $1`,
    [organisationId, weeks],
  )
  await client.query(
    `INSERT INTO person_snapshot (organisation_id, day, person_id, probabilities)
     SELECT organisation_id, day - $2::integer, person_id, probabilities FROM person_snapshot WHERE organisation_id = $1`,
    [organisationId, quarterDays],
  )
}
