import type { Tables } from '../database/tables.ts'

/**
 * [H4] What becomes of each table's rows when a meeting is carried home. `played`: they are written anew from
 * its events; `rows`: they are carried as they are (gather.store.ts, keep.store.ts); `words`: only what no
 * event holds of them is carried; `here`: they are no meeting's, or stay, for the reason that stands beside.
 * A new table does not compile without its row.
 */
export const CARRIED = {
  meeting: 'played',
  meeting_code: 'played',
  card: 'played',
  endorsement: 'played',
  topic: 'played',
  receipt: 'played',
  motion: 'played',
  dots: 'played',
  room_question: 'played',
  room_answer: 'played',
  pledge: 'played',
  lot: 'played',
  journal: 'rows',
  participant: 'words',
  speaker: 'words',
  wording: 'words',
  question: 'words',
  minutes: 'words',
  photo: 'rows',
  paper_card: 'rows',
  paper_picture: 'rows',
  minutes_file: 'rows',
  // Proves where a meeting came from before; the log that it is carried out of proves it there.
  arrival: 'here',
  // None waits in a meeting that is carried; what they showed are pictures.
  paper_photo: 'here',
  // What people in front of the desk chose not to gather.
  rejected_pair: 'here',
  // Their links lead to the Grove that sends the letters.
  follower: 'here',
  letter: 'here',
  // A matter belongs to the community that answers it.
  matter: 'here',
  matter_card: 'here',
  recount: 'here',
  // A vote is the community's: its serials are made under the key of the installation where it is held.
  vote: 'here',
  vote_inside: 'here',
  vote_roll: 'here',
  vote_serial: 'here',
  vote_urn: 'here',
  vote_heap: 'here',
  // So is a round.
  round: 'here',
  round_inside: 'here',
  round_proposer: 'here',
  round_file: 'here',
  // Groups, bulletins and what came back by them belong to the community's places.
  reach: 'here',
  reach_group: 'here',
  bulletin: 'here',
  bulletin_copy: 'here',
  reach_count: 'here',
  robot: 'here',
  robot_post: 'here',
  // What programs of neighbours sent, by addresses and keys of this installation.
  card_point: 'here',
  service_request: 'here',
  open311_key: 'here',
  open311_door: 'here',
  department_system: 'here',
  department_post: 'here',
  // And a convention.
  convention: 'here',
  convention_inside: 'here',
  // And a survey, whose codes are made under the installation's key.
  survey: 'here',
  survey_code: 'here',
  survey_cell: 'here',
  // And whoever agreed to be in the register here.
  register_entry: 'here',
  register_invitation: 'here',
  hook: 'here',
  // And who follows what here.
  reader: 'here',
  follow: 'here',
  follow_news: 'here',
  follow_head: 'here',
  // And its plan.
  plan: 'here',
  plan_point: 'here',
  map_view: 'here',
  ledger_settings: 'here',
  letterhead: 'here',
  teams: 'here',
  notice: 'here',
  // Made again from the rest.
  findable: 'here',
  findable_head: 'here',
  spelling: 'here',
  // Of the log and its community.
  journal_head: 'here',
  log_node: 'here',
  checkpoint: 'here',
  checkpoint_sent: 'here',
  witnessed: 'here',
  // Answers to what devices sent, whose tickets are this installation's.
  command: 'here',
  // Of the installation: places, people, sign-ins, keys.
  place: 'here',
  person: 'here',
  role: 'here',
  appointment: 'here',
  place_change: 'here',
  sign_in_code: 'here',
  sign_in_link: 'here',
  sign_in: 'here',
  sign_in_try: 'here',
  proof: 'here',
  outside_account: 'here',
  passkey: 'here',
  installation: 'here',
  second_net: 'here',
} satisfies Record<keyof Tables, 'played' | 'rows' | 'words' | 'here'>
