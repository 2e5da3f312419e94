export default {
  compilerOptions: {
    // A component is given one object that lives as long as it does; reading a part of it once is what we mean.
    warningFilter: ({ code }) => code !== 'state_referenced_locally',
  },
}
