import type { ContactRow, OutbreakData } from './outbreak-data.ts';
import type { ExportFile } from './table-file.ts';
import { xmlText } from './written.ts';

/** The contact network as programs for graphs read it: everybody as a node, exposures and links as edges. */

const nodeValues = (data: OutbreakData, of: number) => {
  if (of < 0) return { status: 'contact' };
  const { onset, report, classification, outcome, ageBand, sex, hospital } = data.caseRow(of);
  return { status: 'case', onset, report, classification, outcome, age_band: ageBand, sex, hospital };
};
const nodeNames = ['status', 'onset', 'report', 'classification', 'outcome', 'age_band', 'sex', 'hospital'];

const edgeValues = ({ first, last, setting, relation, risk, link }: ContactRow) => ({
  first,
  last,
  setting,
  relation,
  risk,
  link,
});
const edgeNames = ['first', 'last', 'setting', 'relation', 'risk', 'link'];

type Values = Readonly<Record<string, string | undefined>>;
const given = (values: Values) =>
  Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, xmlText(value)] as const]));

/** Nodes first, then edges: row `n` is one or the other. */
function graphFile(
  name: string,
  data: OutbreakData,
  write: {
    readonly head: () => string;
    readonly node: (id: string, values: Values) => string;
    readonly between: string;
    readonly edge: (n: number, from: string, to: string, values: Values) => string;
    readonly foot: (anyEdge: boolean) => string;
  },
): ExportFile {
  const people = data.people();
  return {
    name,
    type: 'application/xml; charset=utf-8',
    rows: people.length + data.contacts,
    head: write.head,
    row(n) {
      const person = people[n];
      if (person !== undefined) return write.node(person.id, nodeValues(data, person.case));
      const edge = n - people.length;
      const row = data.contactRow(edge);
      return `${edge === 0 ? write.between : ''}${write.edge(edge, row.from, row.to, edgeValues(row))}`;
    },
    foot: () => write.foot(data.contacts > 0),
  };
}

const key = (of: 'node' | 'edge') => (name: string) =>
  `<key id="${of}_${name}" for="${of}" attr.name="${name}" attr.type="string"/>\n`;

export const graphMl = (data: OutbreakData): ExportFile =>
  graphFile('network.graphml', data, {
    head: () =>
      [
        '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n',
        ...nodeNames.map(key('node')),
        ...edgeNames.map(key('edge')),
        '<graph edgedefault="directed">\n',
      ].join(''),
    node: (id, values) => `<node id="${xmlText(id)}">${dataOf('node', values)}</node>\n`,
    between: '',
    edge: (n, from, to, values) =>
      `<edge id="e${n}" source="${xmlText(from)}" target="${xmlText(to)}">${dataOf('edge', values)}</edge>\n`,
    foot: () => '</graph>\n</graphml>\n',
  });

const dataOf = (of: 'node' | 'edge', values: Values) =>
  given(values)
    .map(([name, text]) => `<data key="${of}_${name}">${text}</data>`)
    .join('');

const attributes = (of: 'node' | 'edge', names: readonly string[]) =>
  [
    `<attributes class="${of}">`,
    ...names.map((name) => `<attribute id="${name}" title="${name}" type="string"/>`),
    '</attributes>\n',
  ].join('');

export const gexf = (data: OutbreakData): ExportFile =>
  graphFile('network.gexf', data, {
    head: () =>
      [
        '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n',
        '<graph defaultedgetype="directed" mode="static">\n',
        attributes('node', nodeNames),
        attributes('edge', edgeNames),
        '<nodes>\n',
      ].join(''),
    node: (id, values) => `<node id="${xmlText(id)}" label="${xmlText(id)}">${attvalues(values)}</node>\n`,
    between: '</nodes>\n<edges>\n',
    edge: (n, from, to, values) =>
      `<edge id="e${n}" source="${xmlText(from)}" target="${xmlText(to)}">${attvalues(values)}</edge>\n`,
    foot: (anyEdge) => `${anyEdge ? '' : '</nodes>\n<edges>\n'}</edges>\n</graph>\n</gexf>\n`,
  });

const attvalues = (values: Values) =>
  `<attvalues>${given(values)
    .map(([name, text]) => `<attvalue for="${name}" value="${text}"/>`)
    .join('')}</attvalues>`;
