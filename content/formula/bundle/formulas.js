// What the program calls to have a formula set: MathJax's TeX input and SVG output without a browser.
// make.sh bundles it with MathJax and packs it as formulas.js.zst.
const {mathjax} = require('mathjax-full/js/mathjax.js')
const {TeX} = require('mathjax-full/js/input/tex.js')
const {SVG} = require('mathjax-full/js/output/svg.js')
const {liteAdaptor} = require('mathjax-full/js/adaptors/liteAdaptor.js')
const {RegisterHTMLHandler} = require('mathjax-full/js/handlers/html.js')
const {SerializedMmlVisitor} = require('mathjax-full/js/core/MmlTree/SerializedMmlVisitor.js')
const {Label} = require('mathjax-full/js/input/tex/Tags.js')
require('mathjax-full/js/input/tex/base/BaseConfiguration.js')
require('mathjax-full/js/input/tex/ams/AmsConfiguration.js')
require('mathjax-full/js/input/tex/amscd/AmsCdConfiguration.js')
require('mathjax-full/js/input/tex/boldsymbol/BoldsymbolConfiguration.js')
require('mathjax-full/js/input/tex/braket/BraketConfiguration.js')
require('mathjax-full/js/input/tex/cancel/CancelConfiguration.js')
require('mathjax-full/js/input/tex/cases/CasesConfiguration.js')
require('mathjax-full/js/input/tex/color/ColorConfiguration.js')
require('mathjax-full/js/input/tex/empheq/EmpheqConfiguration.js')
require('mathjax-full/js/input/tex/gensymb/GensymbConfiguration.js')
require('mathjax-full/js/input/tex/mathtools/MathtoolsConfiguration.js')
require('mathjax-full/js/input/tex/mhchem/MhchemConfiguration.js')
require('mathjax-full/js/input/tex/newcommand/NewcommandConfiguration.js')
require('mathjax-full/js/input/tex/physics/PhysicsConfiguration.js')
require('mathjax-full/js/input/tex/textmacros/TextMacrosConfiguration.js')

const adaptor = liteAdaptor()
RegisterHTMLHandler(adaptor)
const visitor = new SerializedMmlVisitor()

const usual = ['base', 'ams', 'mathtools', 'cases', 'cancel', 'color', 'braket', 'mhchem', 'newcommand', 'boldsymbol',
  'textmacros', 'gensymb', 'amscd', 'empheq']

function setter(packages) {
  // A multline is as wide as a column of text at the usual size, so that its last line is in view.
  const input = new TeX({packages, tags: 'ams', ams: {multlineWidth: '32em'}, maxMacros: 1000, maxBuffer: 20 * 1024,
    formatError: (_, error) => { throw error }})
  const output = new SVG({fontCache: 'local'})
  return {input, document: mathjax.document('', {InputJax: input, OutputJax: output})}
}

const setters = {}

// set sets a formula with a set of packages.
function set(name, packages, asked) {
  const {input, document} = setters[name] || (setters[name] = setter(packages))
  for (const map of ['new-Command', 'new-Environment', 'new-Delimiter']) { // of the formula before
    const found = input.parseOptions.handlers.retrieve(map)
    if (found) found.map.clear()
  }
  input.reset(asked.from || 0)
  const {tags} = input.parseOptions
  for (const label of Object.keys(asked.labels || {})) tags.allLabels[label] = new Label(asked.labels[label], label)
  const item = new document.options.MathItem((asked.definitions || '') + asked.tex, input, Boolean(asked.display))
  item.start = {node: adaptor.body(document.document), n: 0, delim: ''}
  item.setMetrics(16, 8, 1280, 1000000, 1)
  item.convert(document)
  return {svg: adaptor.innerHTML(item.typesetRoot), mathml: visitor.visitTree(item.root).replace(/\n\s*/g, '')}
}

// drawFormula takes {tex, display, from, labels, definitions} and gives {svg, mathml} or {error}. The
// package physics gives other meanings to common commands, so it is there only for what needs it.
globalThis.drawFormula = request => {
  const asked = JSON.parse(request)
  let answer
  try {
    answer = set('usual', usual, asked)
  } catch (error) {
    answer = {error: String(error.message || error)}
    if (/^Undefined control sequence/.test(answer.error)) {
      try {
        answer = set('physics', usual.concat('physics'), asked)
      } catch (_) { /* what was wrong at first is told */ }
    } else if (!error.id) throw error // no error of TeX
  }
  return JSON.stringify(answer)
}
