// Judges PDFs by the profiles of PDF/A and PDF/UA with the library of veraPDF.
// usage: java Conformance PROFILE[,PROFILE..]|both FILE...   profiles: 3a, ua1, 4, 4f, ua2
// «both»: 4f (4 for one that says it has no files) and ua2 for who says so, 3a and ua1 for all others
// Ends with 1 when a file does not follow a profile, with 2 when it cannot be judged.

import java.io.File;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Conformance {
    public static void main(String[] given) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        int worst = 0;
        for (int place = 1; place < given.length; place++) {
            String profiles = given[0].equals("both") ? profilesOf(given[place]) : given[0];
            for (String profile : profiles.split(",")) {
                worst = Math.max(worst, judge(given[place], PDFAFlavour.byFlavourId(profile)));
            }
        }
        System.exit(worst);
    }

    private static String profilesOf(String path) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path))) {
            var said = parser.getFlavours();
            if (said.contains(PDFAFlavour.PDFA_4_F)) {
                return "4f,ua2";
            }
            return said.contains(PDFAFlavour.PDFA_4) ? "4,ua2" : "3a,ua1";
        } catch (Exception error) {
            return "3a,ua1"; // judging it says what is wrong
        }
    }

    private static int judge(String path, PDFAFlavour profile) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), profile)) {
            ValidationResult found =
                Foundries.defaultInstance().createValidator(profile, false).validate(parser);
            System.out.printf("%s: %s %s (%d checks)%n", path, profile.getId(),
                found.isCompliant() ? "followed" : "NOT FOLLOWED", found.getTotalAssertions());
            if (found.isCompliant()) {
                return 0;
            }
            var failed = new TreeMap<String, String>();
            for (TestAssertion each : found.getTestAssertions()) {
                if (each.getStatus() == TestAssertion.Status.FAILED) {
                    var rule = each.getRuleId();
                    failed.putIfAbsent(rule.getClause() + "-" + rule.getTestNumber(),
                        each.getMessage() + " @ " + each.getLocation().getContext());
                }
            }
            failed.forEach((rule, why) -> System.out.printf("    %s: %s%n", rule, why));
            return 1;
        } catch (Exception error) {
            System.out.printf("%s: cannot be judged: %s%n", path, error);
            return 2;
        }
    }
}
