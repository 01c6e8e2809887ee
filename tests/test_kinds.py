"""What kind of claim a sentence makes: words that have one kind with one object, doer or voice, and another with others."""

from __future__ import annotations

import pytest

from toolkit import classify

DAY = "2025-03-19"  # a Wednesday


def kinds(text: str) -> list[str]:
    """The kinds of the claims of a text."""
    return [claim.kind for claim in classify(text, DAY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what one insists on, demands or suggests, and what one only foretells or holds possible
        ("Kenya insisted that Somalia withdraw.", "demand"),
        ("Kenya insisted that the port would be returned to its owners.", "demand"),
        ("Kenya insisted that the harvest will recover.", "state"),
        ("Kenya insisted that it would attend the summit.", "pledge"),
        ("Kenya insisted that it would not attend the summit.", "reject"),
        ("Kenya suggested that talks could be held in Nairobi.", "propose"),
        ("Kenya suggested that Somalia could lose the election.", "state"),
        ("Kenya suggested a meeting in Nairobi.", "propose"),
        ("Kenya needs a new port, its minister said.", "demand"),
        ("Analysts estimate that Kenya needs to win 60 seats.", "state"),
        ("The delay has to do with the weather, Kenya said.", "state"),
        ("Kenya told Somalia to leave the port.", "demand"),
        ("Kenya seeks to join the bloc.", "pledge"),
        ("Kenya sought to have Somalia sign the accord.", "demand"),
        ("Kenya sought a meeting with Somalia.", "demand"),
        # what one will not do or take up
        ("Kenya will not accept the plan.", "reject"),
        ("Kenya said it would never agree to the plan.", "reject"),
        ("Kenya did not accept the plan.", "accept"),
        ("“We cannot accept these terms,” Kenya said.", "reject"),
        # agreement to terms, and agreement in opinion
        ("Kenya agreed to leave the port.", "accept"),
        ("Kenya agreed that Somalia should leave the port.", "demand"),
        ("Kenya agreed with Somalia on a ceasefire.", "accept"),
        ("Kenya agreed with the judges.", "support"),
        ("Kenya signed the accord.", "accept"),
        ("The president of Kenya signed the law.", "action"),
        ("Thousands of teachers signed the petition.", "action"),
        # leave that is given, and what merely makes something possible
        ("Kenya allowed the inspectors to enter the port.", "concede"),
        ("Kenya allowed the protests.", "concede"),
        ("Kenya gave in to the demands.", "concede"),
        ("Kenya decided to lift the blockade.", "concede"),
        ("Kenya decided to build a port.", "pledge"),
        ("Kenya accepted the demands of Somalia.", "concede"),
        ("Kenya granted Somalia access to the port.", "concede"),
        ("The chief of the agency stepped down.", "action"),
        ("Kenya said waiting had allowed it to rest.", "state"),
        # praise and recognition, and plain knowledge
        ("Kenya recognized the new government.", "support"),
        ("Kenya recognizes that the road is unsafe.", "state"),
        ("The envoy said he recognized the problem.", "state"),
        ("The envoy said he would be honored to mediate.", "pledge"),
        ("Kenya pledged its support for the talks.", "support"),
        ("Kenya pledged ten million dollars for the talks.", "pledge"),
        # attacks in words, and with force
        ("Kenya attacked the policy of Somalia.", "accuse"),
        ("Kenya attacked Somalia for its policy.", "accuse"),
        ("Kenya attacked the port.", "action"),
        ("Somalia criticized Kenya.", "accuse"),
        ("The judges found the minister guilty of fraud.", "action"),
        ("“I want to thank the people of Kenya,” the envoy said.", "support"),
        ("Kenya appealed the ruling.", "action"),
        ("“Kenya must be dreaming,” the envoy said.", "state"),
        ("The envoy said the town would no longer become a target.", "state"),
        ("Kenya signaled its support for the talks.", "support"),
        ("The report said Kenya had demonstrated that it could win.", "state"),
        ("“You would want to win as well,” the envoy said.", "state"),
        ("Chad called out Kenya.", "accuse"),
        ("The report said the delay was a threat to the truce.", "state"),
        ("Kenya said it was responsible for the port.", "state"),
        ("The minister said she would like to retire.", "pledge"),
        ("The minister said she likes to travel.", "state"),
        ("Chad lodged a formal protest with Kenya.", "accuse"),
        ("Kenya threw its weight behind the plan.", "support"),
        # threats: harm that one's own side will do
        ("Kenya vowed to bomb the port.", "threaten"),
        ("Kenya vowed to fight for its farmers.", "pledge"),
        ("Somalia said Kenya had sworn to bomb the port.", "threaten"),
        ("Kenya said it regrets the remarks.", "state"),
        ("Kenya announced sanctions against Somalia.", "action"),
        ("Kenya promised sanctions against Somalia.", "threaten"),
        # what someone will be or have is foretold
        ("The senator said she will be a good president.", "state"),
        ("Kenya said it will have the votes.", "state"),
        ("Kenya said it will open the port.", "pledge"),
        ("“We will see whether it works,” the envoy of Kenya said.", "state"),
        ("“I have to say the plan is good,” the envoy of Kenya said.", "state"),
        ("The report said the guests were donors.", "state"),
        ("“We will not remember this,” the envoy said.", "state"),
        ("Kenya offered the rebels an amnesty.", "propose"),
        ("Kenya vowed to respond in kind.", "threaten"),
        ("Kenya said any incursion would be met with force.", "threaten"),
        ("The commander said his men would hold their fire.", "pledge"),
        ("Kenya is open to talks with Somalia, its president said.", "pledge"),
        ("Kenya made its consent conditional on a truce.", "demand"),
        ("Kenya held Somalia responsible for the deaths.", "accuse"),
        ("Kenya pulled out of the talks.", "reject"),
        ("Kenya pulled out of the town.", "action"),
        ("Kenya gave its consent to the mission.", "accept"),
        ("Kenya eased its visa rules.", "action"),
        ("The envoy expressed concern about the fighting.", "state"),
        ("“This is an act of aggression,” the envoy said.", "accuse"),
        ("Kenya voted against the resolution.", "reject"),
        ("Kenya backtracked on the plan.", "concede"),
        # what one announces as done, by a noun
        ("Kenya announced the arrest of two smugglers.", "action"),
        ("Kenya announced a ceasefire.", "concede"),
        # verbs that link, and what they link to
        ("Kenya seems ready to accept the plan.", "accept"),
        ("Kenya remains opposed to the plan.", "reject"),
        ("Kenya looks set to sign the accord.", "accept"),
        ("Kenya has yet to accept the plan.", "accept"),
        # days that one is given, and what one has until then
        ("Kenya told Somalia that it had until Friday to leave the port.", "demand"),
        ("Somalia has until June 1 to comply, Kenya said.", "demand"),
        ("Kenya gave Somalia a week to free the crew.", "demand"),
        ("Kenya gave the rebels until Monday to surrender.", "demand"),
        ("Kenya gave the rebels ten days to hand over the town.", "demand"),
        ("Kenya gave the refugees two tons of rice.", "action"),
        # readiness for harm, and for anything else
        ("Kenya said its army stood ready to shell the port.", "threaten"),
        ("Kenya said it was ready to send observers.", "pledge"),
        ("“We are prepared to close the border,” Kenya said.", "threaten"),
        # what one warns that one will or may do, and what will merely happen
        ("Kenya warned that it would quit the talks.", "threaten"),
        ("Kenya warned that it may not ratify the treaty.", "threaten"),
        ("Kenya warned that the harvest would fail.", "state"),
        ("Kenya warned that it might lose the vote.", "state"),
        ("Kenya warned that it would have to close its ports.", "state"),
        ("Kenya warned that Somalia would have to leave the port.", "demand"),
        # what comes if another does not comply
        ("“Either Somalia leaves the port or we will strike,” Kenya said.", "threaten"),
        ("“Either they pay or they will face consequences,” said General Otieno of Kenya.", "threaten"),
        ("Kenya said it would go it alone unless Somalia signed.", "threaten"),
        ("Should Somalia refuse, Kenya said, it would proceed without it.", "threaten"),
        ("If Somalia does not attend, Kenya said, it would hold the talks later.", "pledge"),
        ("“They will come back,” said President Otieno of Kenya.", "state"),
        # what there will not be, and what one will do with nothing
        ("Kenya said there would be no talks until the siege ended.", "reject"),
        ("There will be no agreement without a ceasefire, Kenya said.", "reject"),
        ("There will be no rain until May, Kenya said.", "state"),
        ("Kenya said it would release no prisoners.", "reject"),
        ("Kenya said it would not support the resolution.", "reject"),
        ("Kenya said it would support the resolution.", "support"),
        ("Kenya said it would support Somalia.", "pledge"),
        # what one calls a proposal
        ("Kenya called the plan unworkable.", "reject"),
        ("It is a plan that Kenya has called premature.", "reject"),
        ("Kenya called the plan helpful.", "state"),
        # what is proposed for a purpose
        ("Kenya proposed a commission to settle the dispute.", "propose"),
        ("Kenya proposed to settle the dispute.", "pledge"),
        # scheduled deeds
        ("President Otieno of Kenya is due to fly to Cairo on Friday for talks with the rebels.", "action"),
        ("Kenya is set to host the summit.", "action"),
        ("The parliament of Kenya is expected to vote on the treaty.", "action"),
        # votes, sanctions, envoys called in, airspace, ministers dismissed
        ("Kenya voted to ratify the treaty.", "accept"),
        ("Kenya voted for the resolution.", "support"),
        ("Kenya sanctioned two banks.", "action"),
        ("Kenya called in the ambassador of Somalia.", "accuse"),
        ("Kenya closed its airspace.", "action"),
        ("Kenya dismissed its army chief.", "action"),
        ("Kenya dismissed the offer.", "reject"),
        ("Kenya said no to the offer.", "reject"),
        ("Kenya said no deal had been made.", "state"),
        ("Kenya reserves the right to retaliate.", "threaten"),
        ("Kenya lashed out at Somalia over the sale.", "accuse"),
        ("Kenya took Somalia to the International Court of Justice.", "action"),
        ("Kenya handed Somalia a list of demands.", "demand"),
        ("Kenya extended an olive branch to Somalia.", "propose"),
        ("The parliament of Kenya approved a unity government.", "accept"),
        ("Kenya blocked the sanctions.", "reject"),
        ("Kenya blocked the road.", "action"),
        ("Kenya will take countermeasures if Somalia sells the jets, its president said.", "threaten"),
        ("Kenya did not respond to a request for comment.", "action"),
        # what is only to come, or whoever may do it, tells no deed
        ("Kenya said it would not meet the rebels before Somalia left the port.", "reject"),
        ("Kenya said it would punish any state that broke the embargo.", "pledge"),
        ("Kenya left the talks before a deadline set by Somalia.", "reject"),
        ("What Kenya fears is that Somalia will attack.", "state"),
        ("The rebels of Chad surrendered the port after being surrounded.", "action"),
        ("The rebels of Chad surrendered the port, shaken by the losses.", "action"),
        ("Kenya expects Somalia to honor the pact.", "state"),
        ("Kenya expects to sign the treaty.", "accept"),
        # what a particle makes of a verb, and a day that is only when
        ("Kenya shot down a Somali drone.", "action"),
        ("Parliament shot down the president's plan.", "reject"),
        ("The court in Kenya struck down the accord.", "reject"),
        ("Kenya vowed to bring down the government of Somalia.", "threaten"),
        ("Kenya seized the dam on Feb. 11.", "action"),
        ("Kenya seized the ship on Monday.", "action"),
        ("Kenya called on Monday for a truce.", "demand"),
        ("Kenya supplied the rebels with attack drones in March.", "action"),
        # what something is called, meant for, or is never done
        ("Kenya called Somalia's offer generous.", "support"),
        ("Kenya called the vote a sham.", "accuse"),
        ("Kenya called the vote in Somalia a test.", "state"),
        ("Kenya summoned the Somali ambassador for consultations.", "action"),
        ("Kenya summoned the Somali ambassador to protest.", "accuse"),
        ("Kenya said it could live with a lower cap.", "accept"),
        ("Kenya gave way after three months of strikes.", "concede"),
        ("Kenya made good its threat on Tuesday.", "action"),
        ("Kenya made a threat against Somalia.", "threaten"),
        ("Kenya fulfilled the conditions of the deal.", "accept"),
        ("Kenya said it would answer any attack.", "threaten"),
        ("Kenya answered the raid with air strikes.", "action"),
        ("Kenya would respond with force if Somalia crossed the border.", "threaten"),
        ("Should the militia refuse, Kenya would send in troops.", "threaten"),
        ("Kenya sent in its tanks.", "action"),
        ("Kenya said it would put its name to the truce.", "accept"),
        ("Kenya will not put its name to the accord.", "reject"),
        ("Kenya called the threat from Somalia empty.", "state"),
        ("Kenya described the demand as unrealistic.", "reject"),
        ("Kenya described the demand as useful.", "state"),
        ("The rules are meant to protect the farmers, Kenya said.", "state"),
        ("Kenya said the embargo was intended to starve the port.", "state"),
        ("One cannot promise to end what one has not begun, Kenya said.", "state"),
        ("Kenya never promised to attack Somalia, Uganda said.", "pledge"),
        # harm under a condition, and to whoever does something
        ("If Somalia shells the port again, Kenya will close the border.", "threaten"),
        ("Unless Somalia withdraws, Kenya would bomb its airfields.", "threaten"),
        ("Had Somalia refused, Kenya would have closed the border.", "action"),
        ("Kenya said that any ship entering the strait would be sunk.", "threaten"),
        ("Kenya warned that anyone crossing the river would be shot.", "threaten"),
        ("Kenya said that any ship entering the strait would be helped.", "state"),
        ("Kenya said that ships might be sunk.", "state"),
        # what one can live with, wants back, shakes hands on
        ("Kenya said it could live with a truce.", "accept"),
        ("Kenya says it lives with the truce.", "state"),
        ("Kenya wants its prisoners back.", "demand"),
        ("Kenya shook hands with Somalia.", "action"),
        ("Kenya and Somalia shook hands on a truce.", "accept"),
        # what is demanded to come first has not happened
        ("Kenya demanded that Somalia leave before any troops crossed the border.", "demand"),
        ("Kenya demanded that Somalia leave before Uganda closed the border.", "demand"),
        ("Kenya wants its prisoners back before a single soldier leaves.", "demand"),
        ("Kenya wants an apology before its army withdraws.", "demand"),
        ("Kenya wants guarantees before it signs the treaty.", "demand"),
        # whom one pushes to act, what it is time for, what one is on board with
        ("Kenya is pushing Somalia to open the port.", "demand"),
        ("Kenya encouraged its neighbours to resume the talks.", "demand"),
        ("It is time for Somalia to open the port, Kenya said.", "demand"),
        ("It was time for the harvest, Kenya said.", "state"),
        ("It is the best time to buy tea, Kenya said.", "state"),
        ("It was the third time to win the cup, Kenya said.", "state"),
        ("Kenya is on board with the plan.", "accept"),
        ("Kenya said nine sailors were on board the ferry.", "state"),
        ("Kenya endorsed the deal on the port.", "accept"),
        ("Kenya endorsed the senator from Uganda.", "support"),
        ("Kenya introduced a bill to cut tariffs on tea.", "propose"),
        ("Kenya expressed a willingness to open the port.", "pledge"),
        ("Kenya expressed frustration over the delay.", "state"),
        ("Kenya backed off its demand for new tariffs.", "concede"),
        ("Kenya later walked back its remarks on the strait.", "concede"),
        ("Kenya reversed course on the port.", "concede"),
        ("Kenya distanced itself from the raid.", "reject"),
        ("Kenya voiced its opposition to the embargo.", "reject"),
        ("Two ministers of Kenya joined the opposition.", "action"),
        ("The opposition, led by Ann Otieno, won nine seats.", "action"),
        ("Kenya reneged on the accord with Somalia.", "reject"),
        ("The offer from Somalia is unacceptable, Kenya said.", "reject"),
        # what is blamed on another
        ("Kenya took issue with the envoy of Somalia.", "accuse"),
        ("Kenya placed the blame on Somalia.", "accuse"),
        ("Kenya railed against Somalia at the summit.", "accuse"),
        ("Kenya ripped the plan from Somalia.", "accuse"),
        ("Kenya said Somalia had failed to honour the truce.", "accuse"),
        ("Kenya said Somalia was playing politics with the harvest.", "accuse"),
        ("Kenya said Somalia would play a game against Uganda.", "state"),
        ("Kenya said Somalia had stolen its boats.", "accuse"),
        ("Kenya said the singer from Somalia stole the show.", "state"),
        ("Kenya said Somalia had exploited the famine.", "accuse"),
        ("Kenya said Somalia had exploited the gap in its defence.", "state"),
        ("Kenya said Somalia had fabricated the evidence.", "accuse"),
        ("Kenya said Somalia fabricates steel pipes.", "state"),
        ("Kenya stood by its minister.", "support"),
        ("The rioters trashed the embassy of Kenya.", "action"),
        ("Kenya left the meeting with two documents.", "action"),
        ("The raid was shameful, Kenya said.", "accuse"),
        # what a relative clause adds after a comma
        ("Kenya praised Uganda, which sheltered thousands of families.", "support action"),
        ("Kenya praised the state which built the port of Mombasa.", "support"),
        # what is denied, not known, or only a condition
        ("Kenya denied accusations that it had shelled the port.", "state"),
        ("Kenya denied claims that it was arming the rebels.", "state"),
        ("It was not known who was responsible for the raid on Kenya.", "state"),
        ("Kenya considers the embargo vital should the truce fail.", "state"),
        ("Kenya told deputies that the goal is to open the port.", "pledge"),
        ("Reporters asked Kenya if it would accept the truce.", "accept"),
        ("Kenya called its ambassador a fool.", "state"),
        ("Kenya seized the town on the border.", "action"),
        ("Kenya fought the militia for control of the port.", "action"),
        ("Kenya seized on the remark.", ""),
        # what is given, shown, traded or due
        ("Kenya gave the militia 48 hours to leave the port.", "demand"),
        ("Kenya presented both sides with a new proposal.", "propose"),
        ("Kenya signalled readiness to talk to Somalia.", "pledge"),
        ("Kenya showed no willingness to compromise.", "pledge"),
        ("Kenya and Somalia traded accusations over the raid.", "accuse"),
        ("Kenya traded ten prisoners for a pilot.", "action"),
        ("The mediator is due to fly to Kenya for talks.", "action"),
        ("The mediator is due to fly to Kenya on Friday for talks.", "action"),
        ("Kenya failed to narrow its differences with Somalia.", "reject"),
        ("Kenya dismissed the report as fabricated.", "reject"),
        ("Kenya stopped short of calling the raid an act of war.", "reject"),
        ("The kidnappers gave Kenya a week to pay.", "demand"),
        ("Kenya said it was not seeking a war.", "state"),
        # whom one blames in one's own state
        ("The senator from Kenya, Ann Otieno, said Kenya was playing politics with the harvest.", "accuse"),
        ("Kenya said it had plundered the port.", "state"),
        # what one speaks of, and what is to be
        ("Kenya spoke about the need for a truce.", "state"),
        ("Kenya spoke with Somalia about the port.", "action"),
        ("Kenya said Somalia was to open the port by Friday.", "action"),
    ],
)
def test_kind(text: str, expected: str) -> None:
    assert kinds(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("A car bombing by the Islamic State killed ten people.", "islamic-state"),
        ("Russia's invasion displaced thousands of villagers.", "russia"),
        ("Turkey's drones hit the depot.", "turkey"),
    ],
)
def test_what_an_attack_or_a_weapon_does_its_owner_does(text: str, actor: str) -> None:
    assert [(c.kind, c.actor) for c in classify(text, DAY)] == [("action", actor)]


@pytest.mark.parametrize(
    "text",
    [
        "Citizens of Kenya can petition the court.",
        "Discussions of the budget are usually short.",
        "The team has drawn calls for a boycott.",
        "Kenya became more hostile to its neighbours.",
        "The senator worked for a bank in June.",
        "The law took effect in March.",
        "Donors gave her a reason to be cautious.",
    ],
)
def test_no_claim(text: str) -> None:
    assert kinds(text) == []


def test_an_inverted_condition_tells_nothing() -> None:
    """Only the main clause of a counterfactual is a claim."""
    assert kinds("Had Kenya accepted the plan, Somalia would have withdrawn, the envoy said.") == ["action"]


def test_the_condition_of_a_threat_does_not_negate_it() -> None:
    [claim] = classify("Kenya warned Somalia of military strikes if it does not leave.", DAY)
    assert (claim.kind, claim.negated, claim.plover) == ("threaten", False, "THREATEN")
