export { default as SurveyDesk } from './SurveyDesk.svelte'
export { default as Surveys } from './Surveys.svelte'
