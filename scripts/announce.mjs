// What Grove says at its start: where to go, or why it cannot.

/** Prints where a Grove that has started is found. `qr`: the code for phones, where a meeting is open. */
export function announce({ local, publicUrl, database, operations, meetingCode, ...links }, qr) {
  const { signInLink, coordinatorLink, administratorLink } = links
  console.log(`
  森  Grove · 三棵树

  Public page      ${local}
  On this network  ${publicUrl}
  Database         ${database}`)
  if (operations) console.log(`  Health, figures  ${operations}/health/ready   ${operations}/metrics`)
  if (signInLink) console.log(`  Facilitator      ${signInLink}   (one-time sign-in link)`)
  if (coordinatorLink) console.log(`  Coordinator      ${coordinatorLink}   (one-time, keeps the ledger)`)
  if (administratorLink) console.log(`  Administrator    ${administratorLink}   (one-time, adds places and people)`)
  if (!signInLink && !coordinatorLink && !administratorLink)
    console.log(`  Sign in          ${publicUrl}/sign-in   (a one-time link: npx grove sign-in)`)
  if (meetingCode)
    console.log(`  Big screen       ${publicUrl}/screen/${meetingCode}
  Phones           ${publicUrl}/m/${meetingCode}   (code ${meetingCode})

${qr}
  A meeting to watch: npm run replay    A year to look at: npm run replay -- --year`)
  console.log('  Ctrl-C ends Grove.')
}

/** Prints why Grove cannot start. */
export function explain(error) {
  if (error.where !== undefined) {
    console.error(`${whoHas(error)} Stop the other one first, or set DATA_DIR to another folder.`)
  } else if (error.code === 'EADDRINUSE') {
    console.error(`Port ${error.port} is in use. Set another, for example: PORT=3001 npm start`)
  } else console.error(error.message, error.cause ?? '')
}

/** Prints that the data was taken over while its database was down. */
export const explainLoss = (error) =>
  console.error(`The database was down, and meanwhile somebody else took it. ${whoHas(error)} This Grove ends.`)

/** Who has the data, in a sentence. */
function whoHas({ where, holder }) {
  const who = holder ? `: process ${holder.pid} (${holder.program}), since ${holder.since}` : ''
  return `Grove already runs on the data in "${where}"${who}.`
}
