package signing

import (
	"crypto/pbkdf2"
	"crypto/sha256"
	"encoding/base64"
	"strings"
	"sync"
)

const (
	// fingerprintWords is how many words stand for a key. With what each guess
	// costs they are as good as 65 bits.
	fingerprintWords = 6
	// fingerprintRounds makes it dear to look for a key whose words are those of
	// another, at some ten milliseconds a key for who only wants to see them.
	fingerprintRounds = 1 << 17
	// keyPrefix is what stands in a key before the point of the curve: the kind, and a
	// number that anyone may choose and that is therefore left out.
	keyPrefix = 2 + 8
)

// fingerprints are the words of the keys that were asked for.
var fingerprints sync.Map // Key to string

// Words gives six words that stand for the key, which people can compare or read to
// each other. They are the same everywhere and in every language. Words of a text
// that is no key are "".
func (k Key) Words() string {
	if known, ok := fingerprints.Load(k); ok {
		return known.(string)
	}
	raw, err := base64.StdEncoding.DecodeString(string(k))
	if err != nil || len(raw) <= keyPrefix {
		return ""
	}
	sum, err := pbkdf2.Key(sha256.New, string(raw[keyPrefix:]), []byte("signer of a course"), fingerprintRounds, fingerprintWords)
	if err != nil {
		return ""
	}
	list := strings.Fields(wordList)
	words := make([]string, len(sum))
	for i, b := range sum {
		words[i] = list[b]
	}
	text := strings.Join(words, " ")
	fingerprints.Store(k, text)
	return text
}

// wordList has 256 words, in order. A word that is taken out or changed changes what
// everybody's key is called.
const wordList = `
acorn actor album alley amber anchor ankle apple arrow attic autumn axle badge bakery bamboo banjo
barrel basil basket bathtub beacon beetle biscuit bishop blanket blossom boulder bridge bronze brush
bucket bugle button cabin cactus camel canal candle canoe carbon cargo castle cavern cedar cellar
chapel cherry chimney cider circus citrus clay clover cobalt cobweb coffee comet copper coral cotton
cradle crane crayon cricket crystal cushion daisy dentist desert diamond dolphin dragon drum dusk
eagle echo elbow eleven emerald engine fabric falcon farmer feather fender ferry fiddle finch flute
forest fossil fountain fox freckle frost galaxy gallery garden garlic geyser ginger glacier glove
goblet gravel guitar gull hamlet hammer harp harvest hazel helmet hermit honey hornet hotel hunter
icicle igloo indigo insect island ivory jacket jaguar jasmine jigsaw jungle juniper kayak kettle
kitchen knuckle ladder lagoon lantern lasso lemon lilac linen lobster locket lumber magnet mango
maple marble meadow melon mermaid mirror mitten monkey mosaic mustard napkin nectar needle nickel
nugget nutmeg oasis ocean olive onion opera orbit orchid otter oven oyster palace panda paper parrot
pebble pelican pencil pepper piano pickle pigeon pirate planet plaza plum pollen poppy potato prism
pumpkin puzzle quartz quilt rabbit radar raisin ranger raven ribbon river robin rooster ruby saddle
salmon sandal satin scarf school shadow shovel silver siren sketch sonnet sparrow spinach squirrel
stable sugar summit sunset swan tablet tailor temple thimble thunder tiger timber tomato tractor
tulip tunnel turbine turnip turtle umbrella vanilla velvet violin volcano waffle wagon walnut walrus
weasel willow window wizard yacht yarn zebra zenith`
