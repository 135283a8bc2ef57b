/** A bank of follow-ups with one case of every format and one set of twins; for tests. */
export const smallFollowUps = `# yaml-language-server: $schema=../follow-ups.schema.json
practice: approved-tools
items:
  the-blue-one:
    situation: |
      The video tool has failed. He writes: “I have the blue one on my phone.” The blue one stands in the policy as the
      second video tool. He hears badly.
    ask: What does she do?
    twins: the-other-tool
    options:
      starts-in-it: { key: true, text: She starts in it now., why: It is approved for this. }
      telephones: { text: She starts by telephone now., why: He would not hear her., misconception: care-waits-for-the-platform }
      asks-first: { text: She asks the digital team first., why: Nothing is left to ask., misconception: care-waits-for-the-platform }
    principle: Approved means approved for this use.
    sources:
      always: [nhse-mobile-messaging]
      united-states: [hhs-business-associates]
    difficulty: 0
    just-competent: 0.5
  everybodys-app:
    situation: |
      The video tool has failed. The app he has is on everyone’s phone and not in the policy. He hears well, and asks about
      a tablet’s dose.
    ask: What does she do?
    twins: the-other-tool
    options:
      starts-in-it: { text: She starts in it now., why: It is not approved., misconception: only-for-a-moment }
      telephones: { key: true, text: She starts by telephone now., why: The telephone serves. }
      asks-first: { text: She asks the digital team first., why: It need not wait., misconception: care-waits-for-the-platform }
    principle: Approved means approved for this use.
    sources: [nhse-mobile-messaging]
    difficulty: 0.2
    just-competent: 0.8
  before-the-nine-oclock:
    situation: Six things have come in since eight o’clock.
    format: sort
    ask: Where does each belong?
    trays:
      act: { text: Act on it }
      check: { text: Check by another way first }
      report: { text: Report it and leave it }
    options:
      planned-downtime: { tray: act, text: The app says that video stops from 12:30 to 12:45., why: The tool itself says so. }
      pharmacy-voicemail: { tray: check, text: A voicemail from the pharmacy asks for a call to a mobile number., why: The pharmacy’s own number stands in the record., misconception: only-for-a-moment }
      code-by-text: { tray: report, text: A colleague’s text asks for the code on your phone., why: A code is for nobody else., misconception: only-for-a-moment }
      moved-upload-page: { tray: check, text: The supplier writes that its upload page has moved., why: A broken-into account writes in the usual thread., misconception: work-device-makes-it-approved }
      new-headset: { tray: act, text: IT answers the ticket you opened about a headset., why: You asked for it. }
      scribe-for-all:
        tray: [{ when: { ai-tool: approved }, tray: act }, { tray: check }]
        text: The manager writes that the note-taker may be used from today.
        why: It depends on what was decided.
    principle: Whoever you reached by your own way may be acted on.
    sources: [nhse-mobile-messaging]
    difficulty: 0.4
    just-competent: 0.45
  the-drivers-form:
    situation: A colleague has filled in the form in a hurry.
    format: strike
    ask: What does not go to the driver?
    paper: { kind: form, title: Booking form · Harbour Patient Transport, for: The driver }
    options:
      name-and-address: { label: "Patient:", text: "Mr Jan Kos, 12 Mill Road", why: The driver must find him. }
      times: { label: "When:", text: "Thursday, ready at 9:40", why: The driver comes at that time. }
      hiv-status: { label: "Notes:", key: true, text: HIV positive, why: It changes nothing about the drive., misconception: only-for-a-moment }
      daughters-number: { key: true, text: "Call his daughter if he cries, 07700 900 417", why: Nobody asked her., misconception: only-for-a-moment }
      oxygen: { label: "Mobility:", text: Carries oxygen, why: The driver must know., misconception: care-waits-for-the-platform }
      wheelchair: { text: Sits in a wheelchair and cannot sit long, why: The driver brings the right car. }
    principle: They get what the job needs, all of it and no more.
    sources: [nhse-mobile-messaging]
    difficulty: 0.1
    just-competent: 0.45
  which-number:
    situation: The call dropped in the middle of his results.
    format: where-from
    ask: Which number do you ring?
    screen:
      kind: record
      title: Record · Mr Kofi Mensah
      notes:
        opened: { text: "Opened by you at 09:04" }
        changed: { after: record-number, text: "Number changed through the portal, 11 November, 23:52" }
    options:
      missed-call: { label: Missed call, text: 020 7946 0117, why: Anyone can show a number., misconception: only-for-a-moment }
      record-number: { label: In the record, text: 020 7946 0992, why: It was changed at midnight and never checked., misconception: only-for-a-moment }
      earlier-number: { key: true, label: "In the record until 11 November", text: 020 7946 0345, why: You have reached him on it before. }
    principle: A route is as good as whoever checked it.
    sources: [nhse-mobile-messaging]
    difficulty: 0.3
    just-competent: 0.5
`
