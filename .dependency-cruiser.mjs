/** Who may import whom (docs/design.md, layout). `npm run rules` also fails when it saw too few modules to be true. */

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

export default {
  forbidden: [
    rule(
      'no-circles',
      'Two modules that need each other, if only for a type, are one, or a third is missing.',
      {},
      { circular: true },
    ),
    rule(
      'domain-is-pure',
      'The domain knows no storage, no transport and no library but zod: time and ids are parameters.',
      { path: '^shared/domain/' },
      { pathNot: ['^shared/domain/', '^node_modules/zod/'] },
    ),
    rule(
      'functions-stand-alone',
      'Functions never import each other: they meet in queues and tables.',
      { path: '^functions/([^/]+)/' },
      { path: '^functions/', pathNot: '^functions/$1/' },
    ),
    rule(
      'clients-in-handlers',
      'Only a handler builds clients; a use case is given what it needs.',
      { path: '^functions/', pathNot: '/handler\\.ts$' },
      { path: '^node_modules/@aws-sdk/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'infra-sees-environments',
      'Infrastructure sees a function only by its environment, and storage only by its names.',
      { path: '^infra/' },
      {
        path: '^(functions|shared)/',
        pathNot: [
          '/env\\.ts$',
          '^shared/storage/tables\\.ts$',
          '^shared/api/(routes?|every-route|roles|console-config)\\.ts$',
        ],
      },
    ),
    rule(
      'shared-is-below',
      'What is shared knows nobody who uses it.',
      { path: '^shared/' },
      { path: '^(functions|infra|local|test|web)/' },
    ),
    rule(
      'deployed-is-apart',
      'What is deployed does not need the one machine it also runs on.',
      { path: '^(functions|infra)/' },
      { path: '^(local|test|web)/' },
    ),
    rule(
      'web-uses-the-api',
      'The console knows the API and the rules that need no storage, and nothing behind them.',
      { path: '^web/' },
      { path: '^(functions|infra|local|shared)/', pathNot: '^shared/(api|messages|domain)/' },
    ),
    rule('no-test-in-product', 'Nothing outside test imports a test.', { pathNot: '^test/' }, { path: '^test/' }),
    rule(
      'no-orphans',
      'A module nobody imports is dead; what runs in CloudFront or in a browser is read as text.',
      { orphan: true, pathNot: ['\\.d\\.ts$', '^\\.', '\\.config\\.', '^infra/edge/', '^test/infra/page/'] },
      {},
    ),
    rule('resolvable', 'An import that leads nowhere fails at the first call.', {}, { couldNotResolve: true }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^web/(dist|\\.vite)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
