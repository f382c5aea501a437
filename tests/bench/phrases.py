"""The words that invented listings are made of: names, sentences and lists, in the manner of the sample listings."""

from __future__ import annotations

# fmt: off
FIRST = (
    "Alder", "Amber", "Apple", "Ash", "Barley", "Beacon", "Beech", "Bell", "Birch", "Blue", "Bracken", "Bramble",
    "Bridge", "Briar", "Canal", "Cedar", "Chapel", "Cherry", "Clover", "Copper", "Corner", "Cotton", "Damson",
    "Elder", "Elm", "Fern", "Field", "Forge", "Foundry", "Fox", "Garnet", "Glade", "Golden", "Green", "Hazel",
    "Heather", "Heron", "Holly", "Ivy", "Juniper", "Kestrel", "Lantern", "Larch", "Lavender", "Lime", "Linden",
    "Maple", "Meadow", "Mill", "Moss", "Nettle", "North", "Oak", "Orchard", "Otter", "Pear", "Pebble", "Poplar",
    "Quarry", "Quince", "Raven", "Reed", "River", "Robin", "Rowan", "Saffron", "Sandy", "Silver", "South", "Spring",
    "Star", "Sycamore", "Teasel", "Thistle", "Thorn", "Umber", "Valley", "Violet", "Willow", "Yew",
)
SECOND = (
    "acre", "bank", "barn", "bend", "bough", "brook", "burn", "cliffe", "combe", "cote", "croft", "dale", "down",
    "end", "fall", "field", "fold", "ford", "gate", "glen", "grove", "ham", "haven", "hay", "hill", "holme", "hurst",
    "ings", "keld", "lane", "lea", "ley", "light", "mead", "mere", "moor", "mount", "nook", "path", "pool", "ridge",
    "rise", "shaw", "side", "stead", "stile", "stone", "thorpe", "vale", "view", "walk", "ward", "water", "way",
    "well", "wharf", "wick", "wold", "wood", "yard",
)
HOMES = ("Court", "House", "Lodge", "Gardens", "Hall", "Manor", "View", "Rest", "Grange", "Place")
AGENCIES = (
    "Home Care", "Care at Home", "Support", "Care", "Homecare Services", "Living", "Community Care",
    "Care and Support",
)
SMALL = (
    "Companions", "Helping Hands", "Gardening", "Kitchen", "Lifts", "Visits", "Crafts", "Company", "Dog Walks",
    "at Your Side",
)
SERVICES = (
    "Advocacy", "Carers' Support", "Reablement Team", "Equipment Service", "Memory Service", "Urgent Support",
    "Advice Line",
)
PEOPLE = (
    "Aisha", "Ben", "Carys", "Dawn", "Elsie", "Farah", "Glen", "Hana", "Imran", "Jodie", "Kasia", "Leroy", "Megan",
    "Nadia", "Omar", "Priya", "Rosa", "Sam", "Tamsin", "Una", "Viktor", "Wendy", "Yusuf", "Zofia",
)
TOWNS = (
    "Arnold", "Beeston", "Bingham", "Bulwell", "Carlton", "Eastwood", "Hucknall", "Kimberley", "Kirkby", "Mansfield",
    "Newark", "Ollerton", "Retford", "Ruddington", "Southwell", "Stapleford", "Sutton", "Warsop", "West Bridgford",
    "Worksop",
)
STREETS = (
    "Canal Street", "Church Lane", "Forest Road", "High Street", "Mill Lane", "Park Road", "Station Road",
    "Victoria Street",
)
SUMMARIES = (
    "Help at home in {town} for people who want to stay where they are.",
    "A small, friendly team in {town} for {people}, at times that suit you.",
    "Company, cooking and a hand with the day, in and around {town}.",
    "A calm home near {town} with a garden, for {people} and their families.",
    "Steady support for {people}, from people who know {town} well.",
    "Someone to talk to and somewhere to go, every {day} in {town}.",
)
SENTENCES = (
    "We have worked in {town} for {number} years, and most of us live within a bus ride.",
    "You meet the people who would support you before you decide anything.",
    "A visit is never shorter than half an hour, because nobody can talk and wash up in fifteen minutes.",
    "We write down what matters to you, in your words, and keep to it.",
    "On {day}s there is a lunch that anybody can come to, and it is rarely quiet.",
    "If you would like the same person each time, say so and we plan for it.",
    "We are used to {people}, and we ask before we help.",
    "The kettle is on from eight, and the garden door is open when the weather lets us.",
    "Families can ring at any hour; somebody who knows you answers.",
    "There are {number} of us, and we cover for each other when one is away.",
    "We can help with pets, post, plants and the bins as well as with washing and dressing.",
    "When you come home from hospital we can start within {number} days.",
    "Some of us speak Polish, Punjabi or Urdu, and two of us sign.",
    "We keep a place free for people who need one at short notice.",
    "Nothing is added to the price later: what we agree is what you pay.",
    "Every spring we ask everyone what we should do better, and we print the answers.",
    "A nurse looks in on {day}s, and the surgery in {town} knows us.",
    "You can try it for {number} weeks before you make up your mind.",
    "We go with you to the shops, the clinic, the library or the match.",
    "It is an old building with new bathrooms, a lift that works and {number} kinds of cake.",
    "Where we cannot help we say so, and tell you who can.",
    "People here are between forty and ninety-nine, and choose what to do with the week.",
    "We are small on purpose, so that you do not have to explain yourself twice.",
    "Medicines, meals and moving about are planned with you and with whoever else helps.",
)
BOLD = (
    "We answer the phone **every day of the year**.",
    "You keep **the same two people** for as long as you want them.",
    "Everybody has had training in **dementia** and in **moving people safely**.",
    "The first visit is **free** and commits you to nothing.",
)
ITEMS = (
    "washing, dressing and getting to bed", "meals, shopping and a tidy kitchen",
    "a walk, a drive or a game of cards", "letters, forms and phone calls", "medicines, on time and written down",
    "nights, when they are hard", "a break for whoever looks after you",
)
GROUPS = (
    "older people", "people with dementia", "people with a learning disability", "people after a stroke",
    "autistic people",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
PRICED = ("Weekdays", "Weekends", "Nights", "Bank holidays", "The first visit", "Two people together")
INCLUDED = ("Travel within five miles", "Meals, laundry and activities", "Materials", "A written plan")
NOTES = (
    "Two mornings a week are free.", "About three weeks for a morning visit.", "One room, on the ground floor.",
    "Ask about afternoons.",
)
STARTS = (
    "Ring the office. One of us comes to see you within three working days and writes the plan with you.",
    "Come for a cup of tea, look round and ask what you like. Nothing is decided on the day.",
    "Send a message with your first name and a good time to ring.",
    "Speak with your social worker first, then come for a day and for a night.",
)
SPECIALISMS = (
    "Caring for adults over 65 yrs", "Caring for adults under 65 yrs", "Dementia", "Physical disabilities",
    "Learning disabilities", "Mental health conditions", "Sensory impairment",
)
PAPERS = {
    "dbs": "Enhanced", "insurance": "Public liability, £5 million", "references": "Two",
    "training": "Moving and handling",
}
TRIGGERS = (
    "You are not sure where to turn", "You feel that you are not being listened to",
    "Things got worse in the last days", "You are coming home from hospital",
)
PARTS = (
    "Information and advice", "A first visit", "Short-term help at home", "Working with your family",
    "A plan for what comes next",
)
RESULTS = (
    "Nine in ten people said that they would use it again.", "Half of those who came went home within two weeks.",
    "Waiting fell from five weeks to two.",
)
# fmt: on
